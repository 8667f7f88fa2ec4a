// @ts-check
// Which build answers. It is the one that was put in charge last, and not always that
// of this worker: when someone accepts a new build, the worker in charge serves it at
// once from its cache. Chromium replaces a worker only when it has nothing to do, which
// a single request at the wrong moment puts off by half a minute or more.
import { BUILD, entriesOf } from "./build.js";
import { cacheName, inCharge, note, putInCharge } from "./caches.js";

/**
 * @typedef {import("./build.js").Build} Build
 * @typedef {import("./build.js").Tier} Tier
 * @typedef {{build: Build, files: Map<string, {hash: string, tier: Tier}>}} View
 */

/** @type {Promise<View> | undefined} */
let view;

/** The build that answers, and its files by path. */
export function serving() {
  view ??= find().then(viewOf, () => {
    view = undefined; // the storage is broken: another time
    return viewOf(BUILD);
  });
  return view;
}

/**
 * Serves another build from now on, if it has been saved completely. Returns whether.
 * @param {string} version
 */
export async function serve(version) {
  const build = await putInCharge(version);
  if (build) view = Promise.resolve(viewOf(build));
  return Boolean(build);
}

/** @returns {Promise<Build>} */
async function find() {
  for (const { name } of await inCharge()) {
    const build = await note(await caches.open(name), "build");
    if (build?.format === BUILD.format && name === cacheName(build.version)) return build;
  }
  return BUILD;
}

/** @param {Build} build */
function viewOf(build) {
  const files = new Map();
  for (const tier of build.tiers) for (const [path, hash] of entriesOf(tier)) files.set(path, { hash, tier });
  return { build, files };
}
