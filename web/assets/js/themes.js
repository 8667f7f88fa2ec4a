// @ts-check
// The theme switch. theme.js applies the choice before the first paint.
import { announce } from "./announce.js";
import { doc } from "./env.js";
import { onPage } from "./fill.js";

// In the order in which the button goes through them.
const themes = ["system", "light", "dark"];
const theme = () => doc.documentElement.dataset.theme ?? "system";

export function nextTheme() {
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
