// @ts-check
// How long to wait after saving has failed. The browser starts a worker that could not
// be installed again at every page view; this keeps it from downloading each time.
import { note, setNote } from "./caches.js";

const MINUTE = 60_000;

/** How long to wait after so many failures: 2 minutes, 4, 8 and so on, at most 8 hours. */
export const pauseAfter = (/** @type {number} */ failures) => Math.min(2 ** failures, 480) * MINUTE;

/**
 * Whether it is too early to try again to save a tier.
 * @param {Cache} cache
 * @param {string} tier
 */
export async function tooEarly(cache, tier) {
  const failed = await note(cache, `failed-${tier}`);
  // A clock that was set back must not make the pause longer than it can be.
  return Boolean(failed) && Date.now() < failed.until && failed.until - Date.now() <= pauseAfter(failed.failures);
}

/**
 * Notes a failure. Pages read the note of the core: see web/assets/js/saving.js.
 * @param {Cache} cache
 * @param {string} tier
 * @param {"network" | "content" | "space"} reason
 */
export async function noteFailure(cache, tier, reason) {
  const failures = ((await note(cache, `failed-${tier}`))?.failures ?? 0) + 1;
  await setNote(cache, `failed-${tier}`, { failures, reason, until: Date.now() + pauseAfter(failures) });
}

/** Forgets the failures of a tier. */
export const forgetFailures = (/** @type {Cache} */ cache, /** @type {string} */ tier) => setNote(cache, `failed-${tier}`, undefined);
