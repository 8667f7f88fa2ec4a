// @ts-check
// Codes chosen for a comparison: a short list that lasts as long as the tab. The bar
// at the lower edge shows it on every page but that of comparisons, and leads there.
import { announce } from "./announce.js";
import { config, doc } from "./env.js";
import { onPage } from "./fill.js";

const tray = (() => {
  const KEY = "statusdeck:compare";
  const MOST = 5;
  let list = [];
  try {
    list = JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    // switched off or damaged: an empty list
  }
  // What is stored may come from anyone.
  list = Array.isArray(list) ? list.filter((code) => /^\d{3}$/.test(code)).slice(0, MOST) : [];

  function set(next, said) {
    list = next;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      // kept until the next page
    }
    showTray();
    announce(said);
  }

  return {
    get: () => list,
    clear: () => set([], "Comparison cleared."),
    toggle(code) {
      if (list.includes(code)) return set(list.filter((other) => other !== code), `${code} removed from the comparison.`);
      if (list.length === MOST) return announce("At most five codes fit side by side.");
      set([...list, code], `${code} added to the comparison, ${list.length + 1} of ${MOST}.`);
    },
  };
})();

doc.addEventListener("click", (e) => {
  const code = e.target.closest?.("[data-compare]")?.dataset.compare;
  if (code) tray.toggle(code);
});

/** Shows what is ticked: on the ticks, and in the bar. */
function showTray() {
  const list = tray.get();
  for (const tick of doc.querySelectorAll("[data-compare]")) {
    const pressed = String(list.includes(tick.dataset.compare));
    if (tick.getAttribute("aria-pressed") !== pressed) tick.setAttribute("aria-pressed", pressed);
  }
  let bar = doc.getElementById("tray");
  const shown = list.length > 0 && doc.body.dataset.page !== "compare";
  doc.documentElement.toggleAttribute("data-tray", shown);
  if (!shown) return bar?.remove();
  if (bar?.dataset.holds === list.join()) return;
  // The focus stays in the bar when one of its codes is removed.
  const focused = bar?.contains(doc.activeElement);
  bar?.remove();
  bar = doc.createElement("section");
  bar.id = "tray";
  bar.className = "tray";
  bar.dataset.holds = list.join();
  bar.setAttribute("aria-label", "Comparison");
  const button = (text, label, act) => {
    const el = doc.createElement("button");
    el.type = "button";
    el.textContent = text;
    el.setAttribute("aria-label", label);
    el.onclick = act;
    return el;
  };
  for (const code of list) bar.append(button(`${code} ×`, `Remove ${code} from the comparison`, () => tray.toggle(code)));
  if (list.length > 1) {
    const link = doc.createElement("a");
    link.className = "button primary";
    link.href = `${config.base}compare/?codes=${list.join()}`;
    const codes = doc.createElement("span");
    codes.textContent = ` ${list.join(", ")}`;
    link.append("Compare", codes);
    bar.append(link);
  } else {
    const hint = doc.createElement("p");
    hint.textContent = "Tick another code to compare.";
    bar.append(hint);
  }
  bar.append(button("Clear", "Clear the comparison", tray.clear));
  doc.body.append(bar);
  if (focused) bar.querySelector("button").focus();
}

onPage(showTray);
