// @ts-check
// Decides when to start the program: when someone reaches for the search, and at
// once where the address or the way the page was opened asks for it.
import { aboutProgram } from "./description.js";
import { config, doc, installed, searchBox, url, whenIdle } from "./env.js";
import { answer } from "./prefilter.js";
import { start } from "./program.js";

const home = url.pathname === config.base;
const intent = new AbortController();
const onIntent = () => {
  intent.abort();
  start();
};

/** Starts the program now or on the first sign of intent. */
export function startOnIntent() {
  if (home && url.searchParams.get("q") && searchBox() && !searchBox().value) {
    searchBox().value = url.searchParams.get("q");
    answer();
  }
  if ((home && url.search) || installed || doc.activeElement === searchBox() || searchBox()?.value) {
    onIntent();
  } else {
    const options = { signal: intent.signal, passive: true, capture: true };
    const near = (e) => e.target.closest?.(".search, .filters") && onIntent();
    doc.addEventListener("keydown", onIntent, options);
    doc.addEventListener("focusin", near, options);
    doc.addEventListener("pointerover", near, options);
    doc.addEventListener("pointerdown", near, options);
    // So that the first key need not wait for it.
    const prepare = () => whenIdle(() => aboutProgram().catch(() => {}));
    doc.readyState === "complete" ? prepare() : addEventListener("load", prepare, { once: true });
  }
}
