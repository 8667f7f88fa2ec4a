// @ts-check
// "This copy" on the about page.
import { doc } from "./env.js";
import { register } from "./offline.js";
import { ask, registration, statusOf } from "./registration.js";
import { failure, forgetFailures, saveEverything, summary } from "./saving.js";
import { store } from "./store.js";
import { megabytes } from "./units.js";
import { newer, offer } from "./update.js";

const about = (name) => doc.querySelector(`[data-about="${name}"]`);
const put = (name, text) => about(name) && (about(name).textContent = text);
const say = (text) => put("result", text);

const labels = { check: "Check for update", repair: "Repair", everything: "Save everything" };

/**
 * Fills in the facts about this copy, if the about page is shown.
 * @param {string} saving how far the first worker has come: "42%"
 */
export async function fillCopy(saving = "") {
  if (!about("build")) return;
  if (!about("actions").childElementCount) {
    for (const [action, label] of Object.entries(labels)) {
      const button = doc.createElement("button");
      button.type = "button";
      button.className = "button";
      button.dataset.copyAction = action;
      button.textContent = label;
      about("actions").append(button);
    }
  }
  const [status, estimate, persisted, failed] = await Promise.all([
    statusOf(registration?.active),
    navigator.storage?.estimate?.().catch(() => undefined),
    navigator.storage?.persisted?.().catch(() => false),
    failure(),
  ]);
  put("kept", persisted ? "Kept until you remove it" : "The browser may delete it when space runs low");
  if (!status) {
    put("build", "Shown once saved offline");
    put("space", "Shown once saved offline");
    if (failed?.reason === "space") put("offline", "No: there is not enough storage");
    else if (failed) put("offline", "No: the download failed, and will be tried again");
    else if (saving) put("offline", `Not yet: ${saving} saved`);
    else put("offline", registration ? "Not yet: downloading" : "No: this window cannot save pages, or the server is unreachable");
    return;
  }
  const { core, left, files, bytes } = summary(status);
  put("build", status.serving + ((await newer()) ? ", and a newer one is waiting" : ""));
  if (core.missing) put("offline", `${core.missing} of ${core.files} files are missing`);
  else put("offline", left.length ? `Yes, all codes: ${files} files. Not yet saved: ${left.map(({ name }) => toolNames[name] ?? name).join("; ")}` : `Yes, all ${files} files`);
  const used = estimate?.usage === undefined ? "" : `, ${megabytes(estimate.usage)} in total`;
  put("space", `${megabytes(bytes)} for pages and search${used}`);
}

const toolNames = { tools: "choosing and comparing", embed: "embedding", explain: "explaining traffic" };

const copyActions = {
  async check() {
    say("Checking…");
    await registration.update();
    const worker = registration.installing;
    if (worker) {
      say("Downloading a new version…");
      if ((await settled(worker)) === "redundant") return "The new version could not be downloaded completely. This copy stays as it is.";
    }
    if (!(await newer())) return "You have the latest version.";
    store.set("declined", ""); // whoever asks wants to be offered it
    offer();
    return "A new version is ready.";
  },
  async repair() {
    say("Downloading all files again…");
    await forgetFailures();
    try {
      await ask(registration.active, "repair");
      return "All files were downloaded again and verified. Pins and settings are unchanged.";
    } catch {
      // Perhaps because the server has another build by now: then take that.
      const found = await copyActions.check();
      return (await newer()) ? found : "Some files could not be downloaded. What was saved before is still there.";
    }
  },
  async everything() {
    say("Saving everything…");
    await forgetFailures();
    await saveEverything();
    return "Everything is saved for offline use.";
  },
};

doc.addEventListener("click", async (e) => {
  const button = e.target.closest?.("[data-copy-action]");
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    if (!registration?.active) await register();
    say(registration?.active ? await copyActions[button.dataset.copyAction]() : "This window cannot save pages offline.");
  } catch {
    say("The server could not be reached. This copy stays as it is.");
  }
  button.disabled = false;
  fillCopy();
});

const settled = (worker) =>
  new Promise((resolve) => {
    const look = () => worker.state !== "installing" && resolve(worker.state);
    worker.addEventListener("statechange", look);
    look();
  });

// The program replaces the page when it starts, and changes it without loading.
for (const type of ["statusdeck:ready", "statusdeck:page", "statusdeck:saved"]) addEventListener(type, () => fillCopy());
