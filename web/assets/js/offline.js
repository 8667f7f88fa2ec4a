// @ts-check
// Registers the service worker, and says at the foot of every page what is saved.
import { fillCopy } from "./copy.js";
import { doc, whenIdle } from "./env.js";
import { onPage } from "./fill.js";
import { starting } from "./program.js";
import { ask, hasWorker, registerWorker, registration, statusOf, workers } from "./registration.js";
import { askToKeep, failure, forgetFailures, frugal, onUse, saveEverything, saveToolsWhenIdle, summary } from "./saving.js";
import { megabytes } from "./units.js";
import { watchUpdates } from "./update.js";

if (workers) {
  const ready = () => whenIdle(begin);
  doc.readyState === "complete" ? ready() : addEventListener("load", ready, { once: true });
}

/** Registers the worker, unless data should be spared or it has just failed. */
async function begin() {
  // Someone is waiting for the search: saving would take half the line.
  await starting;
  if (!(await hasWorker().catch(() => false))) {
    if (frugal()) {
      show("Not saved for offline use, to save data.", "Save", register);
      fillCopy();
      return onUse(register);
    }
    if (await failure()) {
      fillCopy();
      return sayOffline();
    }
  }
  await register();
}

/** Registers the worker, and follows what becomes of it. */
export async function register() {
  const first = !registration;
  try {
    await registerWorker();
  } catch {
    return fillCopy(); // private mode, storage switched off, server gone
  }
  fillCopy();
  sayOffline();
  followInstalling();
  if (!first) return;
  registration.addEventListener("updatefound", followInstalling);
  watchUpdates();
  workers.ready.then(() => {
    saving = "";
    fillCopy();
    sayOffline();
    saveToolsWhenIdle();
  });
  askToKeep();
}

function followInstalling() {
  registration.installing?.addEventListener("statechange", (e) => {
    if (/** @type {ServiceWorker} */ (e.target).state !== "redundant") return;
    saving = "";
    sayOffline();
    fillCopy();
  });
}

async function tryAgain() {
  await forgetFailures();
  if (registration?.active) await ask(registration.active, "repair").catch(() => {});
  else await register();
  sayOffline();
}

addEventListener("online", async () => (await failure())?.reason === "network" && tryAgain());

// --- "Available offline" at the foot of every page -----------------------------------

let saving = ""; // how far the first worker has come: "42%"
let note = { text: "", label: "", act: () => {} };

/** Looks how much is saved, and says so. */
async function sayOffline() {
  const status = await statusOf(registration?.active);
  const failed = await failure();
  if (status?.tiers.length) {
    const { core, left, files, bytes } = summary(status);
    if (core.missing) show(`${core.missing} of ${core.files} files are missing for offline use.`, "Try again", tryAgain);
    else if (left.length) show(`Available offline: ${files} files, ${megabytes(bytes)}`, "Save everything", all);
    else show(`Everything is available offline: ${files} files, ${megabytes(bytes)}`);
  } else if (registration?.installing) {
    show(`Saving for offline use${saving && `: ${saving}`}`);
  } else if (failed) {
    show(failed.reason === "space"
      ? "Not enough storage to save this site for offline use."
      : `Could not be saved for offline use. Next try in ${minutes(failed.until - Date.now())}.`, "Try again", tryAgain);
  }
}

const minutes = (ms) => {
  const n = Math.ceil(ms / 60_000);
  return n === 1 ? "1 minute" : `${n} minutes`;
};

async function all() {
  show("Saving everything for offline use");
  await saveEverything().catch(() => {});
  sayOffline();
}

/** Shows a text, and a button where something can be done. */
function show(text, label = "", act = async () => {}) {
  note = { text, label, act };
  fillNote();
}

let filled = { place: null, text: "" };

function fillNote() {
  const place = doc.querySelector("[data-offline]");
  const text = note.text + note.label;
  if (!place || (place === filled.place && text === filled.text)) return;
  filled = { place, text };
  place.textContent = note.text;
  if (!note.label) return;
  const button = doc.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = note.label;
  button.onclick = () => {
    button.disabled = true;
    note.act();
  };
  place.append(" ", button);
}

onPage(fillNote);
addEventListener("statusdeck:saved", sayOffline);

// A worker tells how far it has come. That of an update says nothing here: what is
// saved now stays usable.
workers?.addEventListener("message", ({ data }) => {
  if (typeof data?.saved !== "number" || registration?.active) return;
  saving = `${Math.floor(100 * data.saved)}%`;
  sayOffline();
  fillCopy(saving);
});
