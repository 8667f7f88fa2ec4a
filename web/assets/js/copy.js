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
    put("build", "Shown once saved offline");
    put("offline", registration ? "Not yet: downloading" : "No: this window cannot save pages, or the server is unreachable");
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
  // The browser's estimate lags behind while files are being saved.
  const used = status && estimate?.usage > status.bytes ? `, ${megabytes(estimate.usage)} in total` : "";
  put("space", status ? `${megabytes(status.bytes)} for pages and search${used}` : "Shown once saved offline");
  put("kept", persisted ? "Kept until you remove it" : "The browser may delete it when space runs low");
}

const copyActions = {
  async check() {
    say("Checking…");
    await registration.update();
    const worker = registration.installing;
    if (worker) {
      say("Downloading a new version…");
      if ((await settled(worker)) === "redundant") return "The new version could not be downloaded completely. This copy stays as it is.";
    }
    if (!registration.waiting) return "You have the latest version.";
    store.set("declined", ""); // whoever asks wants to be offered it
    offer();
    return "A new version is ready.";
  },
  async repair() {
    say("Downloading all files again…");
    try {
      await ask(registration.active, "repair");
      return "All files were downloaded again and verified. Pins and settings are unchanged.";
    } catch {
      // Perhaps because the server has another build by now: then take that.
      const found = await copyActions.check();
      return registration.waiting ? found : "Some files could not be downloaded. What was saved before is still there.";
    }
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

// The program makes the page anew when it starts, and changes it without loading.
addEventListener("statusdeck:ready", fillCopy);
addEventListener("statusdeck:page", fillCopy);
