// @ts-check
// The caches: one for each build. Besides the files of the site, a cache has
// notes about the build:
//
//   .build        its description, once the core is complete
//   .in-charge    when it was put in charge: the latest one is served
//   .failed-TIER  how often saving a tier has failed, and when to try again
//
// A note is in the cache that it is about, so that both disappear together. Other
// caches of the origin are left alone.
import { BUILD, address } from "./build.js";
import { PREFIX } from "./scope.js";

/** @typedef {import("./build.js").Build} Build */

/** The name of a build's cache. */
export const cacheName = (/** @type {string} */ version) => PREFIX + version;

/** The names of all our caches, the oldest first. */
export async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/**
 * Reads a note.
 * @param {Cache} cache
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function note(cache, name) {
  try {
    return await (await cache.match(address(`.${name}`)))?.json();
  } catch {
    return undefined; // damaged: as if it were not there
  }
}

/** Writes a note; undefined removes it. */
export async function setNote(cache, name, value) {
  if (value === undefined) await cache.delete(address(`.${name}`));
  else await cache.put(address(`.${name}`), Response.json(value));
}

/**
 * The caches of builds that are or have been in charge, the latest first, and since when.
 * @returns {Promise<{name: string, at: number}[]>}
 */
export async function inCharge() {
  const found = [];
  for (const name of await ours()) {
    const mark = await (await caches.open(name)).match(address(".in-charge"));
    if (mark) found.push({ name, at: Number(await mark.text()) || 0 }); // older workers left it empty
  }
  return found.sort((a, b) => b.at - a.at);
}

/**
 * Puts a build in charge, if it is complete. Returns its description.
 * @returns {Promise<Build | undefined>}
 */
export async function putInCharge(/** @type {string} */ version) {
  if (!(await caches.has(cacheName(version)))) return undefined;
  const cache = await caches.open(cacheName(version));
  const build = await note(cache, "build");
  if (build?.format !== BUILD.format) return undefined;
  const [latest] = await inCharge();
  // The clock of a computer may be set back.
  if (latest?.name !== cacheName(version)) await setNote(cache, "in-charge", Math.max(Date.now(), (latest?.at ?? 0) + 1));
  return build;
}

/**
 * Deletes the caches that nothing needs any more. The build in charge stays, and the
 * one before it, which a page may still show; and this worker's own.
 */
export async function dropOthers() {
  const spared = [cacheName(BUILD.version), ...(await inCharge()).slice(0, 2).map(({ name }) => name)];
  for (const name of await ours()) if (!spared.includes(name)) await caches.delete(name);
}

/** Deletes the caches of builds that were in charge before the previous one. */
export async function dropOld() {
  for (const { name } of (await inCharge()).slice(2)) await caches.delete(name);
}
