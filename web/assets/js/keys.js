// @ts-check
// Keyboard shortcuts; none of them needs the program.
import { showDialog } from "./dialog.js";
import { doc, searchBox, typing } from "./env.js";
import { pinHere } from "./pins.js";
import { store } from "./store.js";
import { nextTheme } from "./themes.js";

const shortcuts = [
  ["/ or Ctrl K", "Search"],
  ["↓ ↑", "Move through the results"],
  ["Enter", "Open the first result"],
  ["0-9", "Search for a number"],
  ["Esc", "Clear the search, or go back to it"],
  ["j k", "Next and previous card"],
  ["[ ]", "Previous and next code"],
  ["g h", "Home"],
  ["p", "Pin or unpin"],
  ["t", "Theme: system, light, dark"],
  ["?", "This list"],
];

let last = ""; // for "g h"

// Single keys are shortcuts only for those who know of them (WCAG 2.2, 2.1.4): letters
// once someone has opened the list of keys or pressed g, and none after they have been
// switched off in that list.
const isOff = () => store.get("keys") === "off";

doc.addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey || isOff()) return;
  if (typing(e) || e.target.closest?.("dialog[open], [role=menu]")) return;
  if (/^\d$/.test(e.key)) {
    // The digit itself is typed into the box that has the focus now.
    searchBox()?.focus();
    return searchBox()?.select();
  }
  if (e.key === "g") store.set("keys", "on");
  const key = last === "g" && e.key === "h" ? "g h" : e.key;
  last = e.key;
  const letters = {
    j: () => step(1),
    k: () => step(-1),
    "[": () => doc.querySelector("#app a[rel=prev]")?.click(),
    "]": () => doc.querySelector("#app a[rel=next]")?.click(),
    "g h": () => doc.querySelector(".brand")?.click(),
    p: pinHere,
    t: nextTheme,
  };
  const action = key === "?" ? showKeys : store.get("keys") === "on" ? letters[key] : undefined;
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
  if (e.target.closest?.("[data-print]")) print();
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
  if (!isOff()) store.set("keys", "on");
  const label = doc.createElement("label");
  const box = doc.createElement("input");
  box.type = "checkbox";
  box.id = "single-keys";
  box.checked = !isOff();
  box.onchange = () => store.set("keys", box.checked ? "on" : "off");
  label.append(box, " Single-key shortcuts");
  const content = doc.createElement("div");
  content.append(list, label);
  showDialog("keys", "Keyboard shortcuts", content);
}
