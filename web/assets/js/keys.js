// @ts-check
// Keyboard shortcuts; none of them needs the program.
import { showDialog } from "./dialog.js";
import { doc, typing } from "./env.js";
import { pinHere } from "./pins.js";
import { nextTheme } from "./themes.js";

const shortcuts = [
  ["/ or Ctrl K", "Search"],
  ["↓ ↑", "Through the results"],
  ["Enter", "Open the first result"],
  ["Esc", "Clear the search, or back to it"],
  ["j k", "Next and previous card"],
  ["[ ]", "Previous and next code"],
  ["g h", "Home"],
  ["p", "Pin the card, or take it off"],
  ["t", "Theme: system, light, dark"],
  ["?", "This list"],
];

let last = ""; // for "g h"

doc.addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
  if (typing(e) || e.target.closest?.("dialog[open], [role=menu]")) return;
  const key = last === "g" && e.key === "h" ? "g h" : e.key;
  last = e.key;
  const action = {
    j: () => step(1),
    k: () => step(-1),
    "[": () => doc.querySelector("#app a[rel=prev]")?.click(),
    "]": () => doc.querySelector("#app a[rel=next]")?.click(),
    "g h": () => doc.querySelector(".brand")?.click(),
    p: pinHere,
    t: nextTheme,
    "?": showKeys,
  }[key];
  if (!action) return;
  e.preventDefault();
  action();
});

/** Moves the focus to the next or previous card or row. */
function step(by) {
  const links = [...doc.querySelectorAll("#main .card-link, #main .rows .code-link")];
  const at = links.indexOf(doc.activeElement);
  const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[to]?.focus();
}

doc.addEventListener("click", (e) => {
  if (e.target.closest?.("[data-keys]")) showKeys();
  if (e.target.closest?.("[data-theme-toggle]")) nextTheme();
});

function showKeys() {
  const list = doc.createElement("dl");
  for (const [keys, meaning] of shortcuts) {
    const dt = doc.createElement("dt");
    const kbd = doc.createElement("kbd");
    kbd.textContent = keys;
    dt.append(kbd);
    const dd = doc.createElement("dd");
    dd.textContent = meaning;
    list.append(dt, dd);
  }
  showDialog("keys", "Keyboard shortcuts", list);
}
