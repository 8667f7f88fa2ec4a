// @ts-check
// The build that this worker belongs to, and where its files are.
import { scope } from "./scope.js";

/**
 * A file that is kept for offline use: its path below the scope, the first half of
 * its SHA-256 in base64, and its size in bytes.
 * @typedef {[path: string, hash: string, size: number]} Entry
 */

/**
 * A part of the site that is saved as a whole. The pages are also in one file, the
 * pack, one after the other in the order of this list.
 * @typedef {{name: string, pack: string, pages: Entry[], files: Entry[]}} Tier
 */

/**
 * What a build consists of. The worker of one build reads the description of another:
 * see format in web/build/worker.go.
 * @typedef {{format: number, version: string, tiers: Tier[]}} Build
 */

/**
 * Set by the build: see AddWorker in web/build/worker.go.
 * @type {Build}
 */
export const BUILD = __BUILD__;

export { scope };

/** The address of a file of the site. */
export const address = (/** @type {string} */ path) => new URL(path, scope).href;

/** The path of an address below the scope, decoded; null if it cannot be decoded. */
export function pathOf(/** @type {URL} */ url) {
  try {
    return decodeURIComponent(url.pathname.slice(scope.pathname.length));
  } catch {
    return null;
  }
}

/** All files of a tier. */
export const entriesOf = (/** @type {Tier} */ tier) => [...tier.files, ...tier.pages];

/** The tier without which nothing works offline. */
export const CORE = "core";
