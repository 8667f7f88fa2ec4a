// @ts-check
// What every module of a page needs to know about its surroundings.

/**
 * Set by the build: see scripts in web/build/scripts.go.
 * @type {{base: string, origin: string, repo: string, prefilter: string, program: string, worker: string}}
 */
// @ts-ignore: esbuild replaces the name by a literal
export const config = __CONFIG__;

export const doc = document;
export const url = new URL(location.href);

/** The search box; the program replaces it when it starts, so it is looked up each time. */
export const searchBox = () => /** @type {HTMLInputElement | null} */ (doc.getElementById("q"));

/** Whether the site runs as an installed app. */
export const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/** Whether a keyboard event is meant for a field that takes text or chooses by letters. */
export const typing = (e) => Boolean(e.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));

/** Runs a function while the browser is idle, after five seconds at the latest. */
export const whenIdle = (f) => (globalThis.requestIdleCallback ? requestIdleCallback(f, { timeout: 5000 }) : setTimeout(f, 500));

/** Waits, in ms. */
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves after the next frame; a hidden page has none. */
export const painted = () => (doc.hidden ? wait(0) : new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** What the scripts offer to the program and to other scripts of the page. */
export const shared = (globalThis.statusdeck ??= {});
