// @ts-check
// "This copy" on the about page.
import { doc } from "./env.js";
import { register } from "./offline.js";
import { ask, registration } from "./registration.js";
import { store } from "./store.js";
import { offer } from "./update.js";

export const about = (name) => doc.querySelector(`[data-about="${name}"]`);
export const put = (name, text) => about(name) && (about(name).textContent = text);
const say = (text) => put("result", text);
export const megabytes = (n) => `${(n / 1e6).toFixed(1)} MB`;

/** Fills in the facts about this copy, if the about page is shown. */
export async function fillCopy() {
  if (!about("build")) return;
  if (!about("actions").childElementCount) {
    for (const [action, label] of [["check", "Check for update"], ["repair", "Repair"]]) {
      const button = doc.createElement("button");
      button.type = "button";
      button.className = "button";
      button.dataset.copyAction = action;
      button.textContent = label;
      about("actions").append(button);
    }
  }
  const keeper = registration?.active;
  if (!keeper) {
    put("build", "Known once it is kept");
    put("offline", registration ? "Not yet: it is being downloaded" : "No: this window cannot keep pages, or the server is out of reach");
  }
  const [status, estimate, persisted] = await Promise.all([
    keeper && ask(keeper, "status"),
    navigator.storage?.estimate?.().catch(() => undefined),
    navigator.storage?.persisted?.().catch(() => false),
  ]);
  if (status) {
    put("build", status.version + (registration.waiting ? ", and a newer one is waiting" : ""));
    put("offline", status.missing ? `${status.missing} of ${status.files} files are missing` : `Yes, all ${status.files} files`);
  }
  const used = estimate?.usage === undefined ? "" : `${megabytes(estimate.usage)} in all`;
  put("space", status ? `${megabytes(status.bytes)} for pages and search${used && `, ${used}`}` : used || "Not known");
  put("kept", persisted ? "Kept until you remove it" : "The browser may clear it when space runs short");
}

const copyActions = {
  async check() {
    say("Asking the server…");
    await registration.update();
    const worker = registration.installing;
    if (worker) {
      say("Downloading a new version…");
      if ((await settled(worker)) === "redundant") return "The new version could not be downloaded whole. This copy stays as it is.";
    }
    if (!registration.waiting) return "This is the newest version.";
    store.set("declined", ""); // whoever asks wants to be offered it
    offer();
    return "A new version is ready.";
  },
  async repair() {
    say("Fetching all files anew…");
    try {
      await ask(registration.active, "repair");
      return "All files were fetched anew and checked. Pins and settings are as they were.";
    } catch {
      // Perhaps because the server has another build by now: then take that.
      const found = await copyActions.check();
      return registration.waiting ? found : "Some files could not be fetched. What was kept is still there.";
    }
  },
};

doc.addEventListener("click", async (e) => {
  const button = e.target.closest?.("[data-copy-action]");
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    if (!registration?.active) await register();
    say(registration?.active ? await copyActions[button.dataset.copyAction]() : "This window cannot keep pages.");
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

// The program makes the page anew when it starts, and changes it without loading.
addEventListener("statusdeck:ready", fillCopy);
addEventListener("statusdeck:page", fillCopy);
