// @ts-check
// Takes pages out of a pack.
import { digest, download } from "./download.js";

/** @typedef {import("./build.js").Tier} Tier */

/**
 * Downloads the pack of a tier, and gives each page that has the right hash to keep.
 * @param {Tier} tier
 * @param {(path: string, body: Uint8Array<ArrayBuffer>) => Promise<void>} keep
 * @returns {Promise<void>}
 */
export async function unpack(tier, keep, fresh = false) {
  const { body } = await download(tier.pack, { fresh });
  let at = 0;
  for (const [path, hash, size] of tier.pages) {
    const page = body.subarray(at, (at += size));
    if ((await digest(page)) === hash) await keep(path, page);
  }
}
