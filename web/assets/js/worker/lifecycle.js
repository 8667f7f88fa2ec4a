// @ts-check
// Installing, taking charge, and repairing what has been deleted.
import { BUILD, CORE, entriesOf } from "./build.js";
import { forgetFailures, noteFailure, tooEarly } from "./backoff.js";
import { cacheName, dropOthers, inCharge } from "./caches.js";
import { WrongContent } from "./download.js";
import { isFull, missing, save } from "./save.js";
import { serve, serving } from "./serving.js";

/**
 * @typedef {import("./build.js").Build} Build
 * @typedef {import("./build.js").Tier} Tier
 */

const coreOf = (/** @type {Build} */ build) => build.tiers.find((tier) => tier.name === CORE);

/** Saves the core of this build. The worker counts as installed when it is complete. */
export async function install() {
  await saveCarefully(BUILD, coreOf(BUILD), { progress: progress() });
  // Tools that are kept stay available offline. The explain program can wait until it
  // is used: it is as large as everything else together.
  const { build } = await serving();
  for (const tier of BUILD.tiers) {
    const before = build.tiers.find(({ name }) => name === tier.name);
    const program = tier.files.some(([path]) => path.endsWith(".wasm"));
    if (!before || tier.name === CORE || program || (await missing(build, before)).length) continue;
    await save(BUILD, tier).catch(() => {}); // comes when it is opened
  }
  await dropOthers();
}

/** Puts this build in charge. */
export async function activate() {
  await serve(BUILD.version);
  await dropOthers();
}

/**
 * Saves a tier unless that has failed a short while ago, and notes if it fails.
 * @param {Build} build
 * @param {Tier} tier
 * @param {{fresh?: boolean, progress?: (bytes: number) => void}} options
 */
async function saveCarefully(build, tier, options) {
  const name = cacheName(build.version);
  if (await tooEarly(await caches.open(name), tier.name)) throw new Error("saving failed a short while ago");
  try {
    await save(build, tier, options);
  } catch (err) {
    const full = isFull(err);
    // What was saved would only take up room. A build in charge keeps what it has.
    if (full && !(await inCharge()).some((used) => used.name === name)) await caches.delete(name);
    await noteFailure(await caches.open(name), tier.name, full ? "space" : err instanceof WrongContent ? "content" : "network").catch(() => {});
    throw err;
  }
  await forgetFailures(await caches.open(name), tier.name);
}

/** Tells the windows, in steps of some percent, how much of the core is saved. */
function progress() {
  const all = entriesOf(coreOf(BUILD)).reduce((sum, [, , size]) => sum + size, 0);
  let saved = 0;
  let told = 0;
  return async (bytes) => {
    saved += bytes;
    if (saved / all - told < 0.04) return;
    told = Math.min(1, saved / all);
    for (const client of await clients.matchAll({ includeUncontrolled: true, type: "window" })) client.postMessage({ saved: told });
  };
}

/** @type {Map<string, Promise<void>>} */
const running = new Map();

/** Saves a tier of the build in charge; at most once at a time. */
export function want(/** @type {string} */ name) {
  const run = running.get(name) ?? (async () => {
    const { build } = await serving();
    const tier = build.tiers.find((t) => t.name === name);
    if (tier && (await missing(build, tier)).length) await saveCarefully(build, tier, {});
  })().finally(() => running.delete(name));
  running.set(name, run);
  return run;
}

/** Downloads again what is kept of the build in charge. */
export async function repair() {
  const { build } = await serving();
  for (const tier of build.tiers) {
    await forgetFailures(await caches.open(cacheName(build.version)), tier.name);
    const some = (await missing(build, tier)).length < entriesOf(tier).length;
    if (some || tier.name === CORE) await saveCarefully(build, tier, { fresh: true });
  }
  await serve(build.version);
  await dropOthers();
}

/**
 * Downloads what someone has deleted of the core. If the server has another build by
 * now, that one is installed.
 */
export async function heal() {
  const { build } = await serving();
  try {
    await want(CORE);
    await serve(build.version);
  } catch (err) {
    if (err instanceof WrongContent) await registration.update().catch(() => {});
  } finally {
    looked = undefined;
  }
}

let looked;

/** Looks, once in the life of this worker, whether the core is still complete. */
export function look() {
  looked ??= (async () => {
    const { build } = await serving();
    if ((await missing(build, coreOf(build))).length) await heal();
  })().catch(() => {});
  return looked;
}
