// @ts-check
// Decides what is saved for offline use, and when; and knows what went wrong.
import { config, doc, installed, whenIdle } from "./env.js";
import { ask, registration, soon, workers } from "./registration.js";
import { store } from "./store.js";

/**
 * Whether data should be spared: someone asked for it, or the line is slow. Then
 * nothing is saved before someone uses the site.
 */
export function frugal() {
  const line = navigator.connection;
  return Boolean(line && (line.saveData || /[23]g$/.test(line.effectiveType ?? "")));
}

/** Whether downloads cost nothing, as far as the browser knows. */
const unmetered = () => !frugal() && navigator.connection?.type !== "cellular";

/** Whether the page was opened with the worker: this is not the first visit. */
const returning = Boolean(workers?.controller);

/** The tiers after the core: see web/build/tiers.go. */
const TOOLS = ["tools", "embed", "explain"];

/** Saves the tools where that is wanted, or costs nothing. */
export function saveToolsWhenIdle() {
  whenIdle(async () => {
    const all = store.get("saved") || (installed && !frugal()) || (returning && unmetered());
    // What cannot be saved now comes at another visit, or when it is opened.
    if (all || unmetered()) await saveTiers(all ? TOOLS : ["tools"]).catch(() => {});
  });
}

/** Saves parts of the site that are not saved yet. Fails if that is not possible. */
export async function saveTiers(names) {
  await ask(registration.active, "save", names);
  dispatchEvent(new Event("statusdeck:saved"));
}

/** Saves everything, now and after each update. */
export async function saveEverything() {
  store.set("saved", "everything");
  await saveTiers(TOOLS);
}

addEventListener("appinstalled", () => saveEverything().catch(() => {}));

/**
 * What is saved: the core's tier, the tools that are missing, and the files and bytes of
 * all tiers that are complete.
 * @param {import("./registration.js").Status} status
 */
export function summary({ tiers }) {
  const [core, ...tools] = tiers;
  const complete = tiers.filter((tier) => !tier.missing);
  const sum = (of) => complete.reduce((n, tier) => n + tier[of], 0);
  return { core, left: tools.filter((tier) => tier.missing), files: sum("files"), bytes: sum("bytes") };
}

// --- What went wrong -----------------------------------------------------------------

/** @typedef {{failures: number, reason: "network" | "content" | "space", until: number}} Failure */

const noteAddress = new URL(`${config.base}.failed-core`, location.href).href;
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(`statusdeck ${config.base} `));

/**
 * Why saving failed the last time, if it is too early for another try.
 * @returns {Promise<Failure | undefined>}
 */
export async function failure() {
  try {
    for (const cacheName of (await ours()).reverse()) {
      const failed = await (await caches.match(noteAddress, { cacheName }))?.json();
      if (failed?.until > Date.now()) return failed;
    }
  } catch {
    // storage is switched off, or the note is damaged
  }
  return undefined;
}

/** Forgets failures, so that the next try happens at once. */
export async function forgetFailures() {
  try {
    for (const name of await ours()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (/\/\.failed-\w+$/.test(request.url)) await cache.delete(request);
    }
  } catch {
    // storage is switched off
  }
}

// --- What must not be cleared --------------------------------------------------------

/**
 * Asks the browser to keep what is stored when space runs short, where a person has
 * shown to rely on it: by installing the app, pinning a card or saving everything.
 */
export async function askToKeep() {
  if (!installed && !store.get("pins").length && !store.get("saved")) return;
  await soon((async () => (await navigator.storage.persisted()) || navigator.storage.persist())());
}

store.on("pins", askToKeep);
store.on("saved", askToKeep);

/** Calls a function when someone starts to use the site. */
export function onUse(f) {
  if (installed || store.get("pins").length || doc.documentElement.dataset.program === "running") return f();
  addEventListener("statusdeck:ready", f, { once: true });
  store.on("pins", f);
}
