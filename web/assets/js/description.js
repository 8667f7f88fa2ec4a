// @ts-check
// The description of the browser program: one small file, read before it.
import { config, doc } from "./env.js";

/**
 * Where the program and what it reads are, how large the program is, and which style
 * sheet and scripts it belongs to.
 * @typedef {{wasm: string, size: number, exec: string, words: string, when: string, shell: string[]}} Description
 */

/** @type {Promise<Description> | undefined} */
let description;

/**
 * Asks for the description of the program. It fails if the program belongs to another
 * build than this page: the server has been updated since the page was loaded.
 */
export function aboutProgram() {
  description ??= (async () => {
    const response = await fetch(config.program, { cache: "no-cache" });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    /** @type {Description} */
    const about = await response.json();
    const ours = [new URL(import.meta.url).pathname, doc.querySelector("link[rel=stylesheet]").getAttribute("href")];
    if (!ours.every((name) => about.shell.includes(name))) throw otherBuild(about.shell.join());
    return about;
  })();
  description.catch(() => (description = undefined)); // another time, perhaps
  return description;
}

/** Says that the server has another build than the page. */
export const otherBuild = (name) => Object.assign(new Error("the server has another build"), { otherBuild: name });
