// --- Keyboard and theme ------------------------------------------------------
// Part of the one script that every page loads (see web/build/assets.go); uses doc,
// announce and searchBox of boot.js. Nothing here needs the program.

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

/** Shows something in a dialog. */
function showDialog(id, heading, content) {
  doc.getElementById(id)?.remove();
  const dialog = doc.createElement("dialog");
  dialog.id = id;
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", `${id}-title`);
  const title = doc.createElement("h2");
  title.id = `${id}-title`;
  title.textContent = heading;
  const close = doc.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = "Close";
  close.onclick = () => dialog.close();
  // A press beside the dialog closes it, too.
  dialog.onclick = (e) => e.target === dialog && dialog.close();
  dialog.append(title, content, close);
  doc.body.append(dialog);
  dialog.showModal();
}

// The theme goes round: what the system says, light, dark. theme.js applies the
// choice before the first paint of the next page.
const themes = ["system", "light", "dark"];
const theme = () => doc.documentElement.dataset.theme ?? "system";

function nextTheme() {
  const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
  if (next === "system") delete doc.documentElement.dataset.theme;
  else doc.documentElement.dataset.theme = next;
  try {
    if (next === "system") localStorage.removeItem("statusdeck:theme");
    else localStorage.setItem("statusdeck:theme", next);
  } catch {
    // not kept: storage is full or switched off
  }
  labelTheme();
  announce(`Theme: ${next}`);
}

function labelTheme() {
  const button = doc.querySelector("[data-theme-toggle]");
  const label = `Theme: ${theme()}`;
  if (!button || button.title === label) return;
  button.title = label;
  button.setAttribute("aria-label", label);
  button.querySelector(".theme-label").textContent = label;
}

onPage(labelTheme);
addEventListener("storage", (e) => {
  if (e.key !== "statusdeck:theme") return;
  if (e.newValue === "light" || e.newValue === "dark") doc.documentElement.dataset.theme = e.newValue;
  else delete doc.documentElement.dataset.theme;
  labelTheme();
});
