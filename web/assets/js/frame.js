// @ts-check
// The script of the search that other sites frame. It stores nothing, registers no
// worker and leaves the history alone: all of that belongs to the page around it.
// The README of web/widget describes the messages.
import { doc, searchBox, url } from "./env.js";
import { startOnIntent } from "./intent.js";
import { setOnFailure, start } from "./program.js";
import "./store.js";
import "./position.js";

// The text to search for, if the address names one.
{
  const text = url.searchParams.get("q");
  if (text && !searchBox().value) searchBox().value = text;
  // The program shows its steps in the address; in a frame each would be one more
  // press of Back for the reader of the page.
  history.pushState = history.replaceState = () => {};
}

// A frame cannot reload itself without losing what the page has told it.
setOnFailure({
  reload: () => false,
  notice: (id, text) => doc.querySelector(".frame-page")?.replaceChildren(text),
});

startOnIntent();

let host; // origin of the page around, once it has spoken
let results = "tab";

const tell = (message) => host && parent.postMessage({ statusdeck: message }, host);

addEventListener("message", ({ source, origin, data }) => {
  const asked = data?.statusdeck;
  if (source !== parent || parent === window || !asked) return;
  // A page without an origin (from a file, say) cannot be named.
  host = origin === "null" ? "*" : origin;
  if (asked.theme === "light" || asked.theme === "dark") doc.documentElement.dataset.theme = asked.theme;
  results = asked.results === "event" ? "event" : "tab";
  tellHeight();
});

const tellHeight = () => tell({ height: Math.ceil(doc.body.getBoundingClientRect().height) });
new ResizeObserver(tellHeight).observe(doc.body);

/** Results open beside the page, or are left to it. */
function openResult(link) {
  const code = /\/status\/(\d{3})\/$/.exec(link.pathname)?.[1];
  if (results === "event" && code) tell({ code, url: link.href });
  else open(link.href, "_blank", "noopener");
}

// In the capture phase, and no further: the program would show the page here.
addEventListener("click", (e) => {
  const link = e.target.closest?.("a[href]");
  if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  openResult(link);
}, true);
addEventListener("submit", (e) => {
  e.preventDefault();
  e.stopImmediatePropagation();
  start();
  const first = searchBox().value && doc.querySelector("#cards .card-link");
  if (first) openResult(first);
}, true);
