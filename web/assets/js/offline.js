// @ts-check
// Registers the service worker, and says at the foot of every page what is kept.
import { about, fillCopy, megabytes, put } from "./copy.js";
import { doc, installed, whenIdle } from "./env.js";
import { onPage } from "./fill.js";
import { startIfLocal } from "./intent.js";
import { starting } from "./program.js";
import { ask, registerWorker, registration, workers } from "./registration.js";
import { store } from "./store.js";
import { watchUpdates } from "./update.js";

if (workers) {
  const ready = () => whenIdle(register);
  doc.readyState === "complete" ? ready() : addEventListener("load", ready, { once: true });
}

export async function register() {
  // Someone is waiting for the search: filling the cache would take half the line.
  await starting;
  const first = !registration;
  try {
    await registerWorker();
  } catch {
    return fillCopy(); // private mode, storage switched off, server gone
  }
  fillCopy();
  sayOffline();
  if (!first) return;
  watchUpdates();
  workers.ready.then(() => {
    saving = "";
    fillCopy();
    sayOffline();
  });
  if (workers.controller) whenIdle(startIfLocal);
  askToKeep();
}

/**
 * Asks the browser not to clear away what is stored, where a person has shown to
 * count on it: by installing the app or by pinning a card.
 */
async function askToKeep() {
  if (!installed && !store.get("pins").length) return;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // the browser decides alone
  }
}

store.on("pins", askToKeep);
addEventListener("appinstalled", () => navigator.storage?.persist?.().catch(() => {}));

// --- "Available offline" at the foot of every page ---------------------------------

let saving = ""; // how far the first worker has come: "42%"
let offlineNote = "";

/** Looks how much is kept, and says so. */
async function sayOffline() {
  const keeper = registration?.active;
  if (keeper) {
    const status = await ask(keeper, "status").catch(() => {});
    if (status) {
      offlineNote = status.missing
        ? `${status.missing} of ${status.files} files are missing for offline use`
        : `Available offline: ${status.files} files, ${megabytes(status.bytes)}`;
    }
  } else if (registration?.installing) {
    offlineNote = `Saving for offline use${saving && `: ${saving}`}`;
  }
  showOffline();
}

function showOffline() {
  const note = doc.querySelector("[data-offline]");
  if (note && note.textContent !== offlineNote) note.textContent = offlineNote;
}

onPage(showOffline);

// A worker tells how far it has come. That of an update says nothing here: what is
// kept now stays usable.
workers?.addEventListener("message", ({ data }) => {
  if (typeof data?.saved !== "number" || registration?.active) return;
  saving = `${Math.floor(100 * data.saved)}%`;
  sayOffline();
  if (about("offline") && !registration?.active) put("offline", `Not yet: ${saving} saved`);
});
