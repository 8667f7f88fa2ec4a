// @ts-check
// First answers while the program is loading: up to eight links in a list under the
// search box, on every page. They come from a table of 20 KB (lookup.js), which is
// here long before the program. Once the program runs, its results take their place.
import { announce } from "./announce.js";
import { config, doc, painted, searchBox, wait } from "./env.js";
import { lookup } from "./lookup.js";
import { loadTable } from "./table.js";

const MOST = 8;
const PAUSE = 100; // ms without a key

/** @type {HTMLElement | undefined} */
let list;
let active = -1; // the option that the arrow keys have reached

let typed = 0; // when the last key came, in ms

/** Resolves when nobody is typing and what was typed is answered on the screen, if it can be. */
export async function firstAnswer() {
  await loadTable().catch(() => {});
  for (let rest; (rest = typed + PAUSE - performance.now()) > 0; ) await wait(rest);
  await painted();
  await painted();
}

const running = () => doc.documentElement.dataset.program === "running";

/** Shows the answers for what is in the search box. */
export async function answer() {
  const query = searchBox()?.value.trim();
  if (!query || running()) return close();
  const known = await loadTable().catch(() => undefined);
  // While the table was on its way, someone may have typed on, or the program started.
  if (!known || running() || searchBox()?.value.trim() !== query) return;
  const codes = lookup(known, query).slice(0, MOST);
  // Every number has a page: that of an unassigned one says how clients treat it.
  if (/^\d{3}$/.test(query) && !codes.includes(query)) codes.unshift(query);
  show(codes.map((code) => ({ code, phrase: known.phrases[known.codes.indexOf(code)] ?? "not assigned" })));
}

function show(answers) {
  if (!answers.length) return close();
  list ??= make();
  active = -1;
  list.replaceChildren(...answers.map(({ code, phrase }, i) => {
    const option = doc.createElement("a");
    option.id = `answer-${i}`;
    option.href = `${config.base}status/${code}/`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.className = `k${/^[1-5]/.test(code) ? code[0] : 0}`;
    const number = doc.createElement("span");
    number.className = "num";
    number.textContent = code;
    option.append(number, ` ${phrase}`);
    return option;
  }));
  list.hidden = false;
  describe();
  place();
  announce(`${answers.length} quick ${answers.length === 1 ? "result" : "results"}; search is loading.`);
}

/** Makes the search box a combobox with the list. */
function describe() {
  const box = searchBox();
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "true");
  box.setAttribute("aria-controls", list.id);
  if (active < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", `answer-${active}`);
}

function make() {
  const box = doc.createElement("div");
  box.id = "answers";
  box.className = "suggestions";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", "Quick results");
  // A press must not take the focus out of the search box before the click arrives.
  box.addEventListener("pointerdown", (e) => e.preventDefault());
  const region = doc.createElement("section");
  region.setAttribute("aria-label", "Quick results");
  region.append(box);
  doc.body.append(region);
  addEventListener("resize", () => isOpen() && place());
  return box;
}

const isOpen = () => Boolean(list && !list.hidden);

/** Closes the list, and takes from the search box what belongs to it. */
export function close() {
  if (!isOpen()) return;
  list.hidden = true;
  const box = searchBox();
  for (const name of ["role", "aria-autocomplete", "aria-expanded", "aria-controls", "aria-activedescendant"]) box?.removeAttribute(name);
}

/** Puts the list under the search box. */
function place() {
  const { left, bottom, width } = searchBox().getBoundingClientRect();
  list.style.left = `${left + scrollX}px`;
  list.style.top = `${bottom + scrollY + 4}px`;
  list.style.width = `${width}px`;
}

function select(at) {
  active = at;
  [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
  describe();
}

// Taking over, the program gets an input event that is no key (takeover.js).
doc.addEventListener("input", (e) => {
  if (!e.isTrusted || e.target.id !== "q") return;
  typed = performance.now();
  answer();
});
// The focus also leaves the search box, for an instant, when the program replaces it.
doc.addEventListener("focusout", (e) => e.target.id === "q" && setTimeout(() => doc.activeElement !== searchBox() && close()));

// In the capture phase: while the list is open, these keys are for it.
doc.addEventListener("keydown", (e) => {
  if (!isOpen() || e.target.id !== "q" || e.isComposing) return;
  const last = list.children.length - 1;
  const to = { ArrowDown: active < last ? active + 1 : 0, ArrowUp: active > 0 ? active - 1 : last }[e.key];
  if (to !== undefined) select(to);
  else if (e.key === "Escape") close();
  else if (e.key === "Enter" && running()) open();
  else return;
  e.preventDefault();
  e.stopPropagation();
}, true);

/** Opens what is on screen: the active answer, or the first. */
const open = () => /** @type {HTMLElement} */ (list.children[Math.max(active, 0)]).click();

// Enter, and the key of a phone's keyboard that stands for it.
doc.addEventListener("submit", (e) => {
  if (!isOpen() || !e.target.contains(searchBox())) return;
  e.preventDefault();
  e.stopPropagation();
  open();
}, true);

// The program shows its results in the task in which it takes over. Whoever is
// choosing from the list goes on; the next key brings the program's results.
new MutationObserver(() => {
  if (!running() || !isOpen()) return;
  if (active < 0) close();
  else describe(); // the search box is a new one
}).observe(doc.documentElement, { attributeFilter: ["data-program"] });
