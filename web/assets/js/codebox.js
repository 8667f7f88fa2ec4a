// @ts-check
// A box in which a status code is chosen by number, phrase or symptom: a combobox
// with a list below it, as the ARIA Authoring Practices describe it. The program may
// replace box and list by equal ones, so they are looked up each time.
import { doc } from "./env.js";
import { lookup } from "./lookup.js";
import { loadTable } from "./table.js";

const box = () => /** @type {HTMLInputElement} */ (doc.getElementById("compare-add"));
const list = () => /** @type {HTMLElement} */ (doc.getElementById("compare-options"));
const options = () => [...list().querySelectorAll("[data-option]")];

/** Shows what fits the text in the box; all codes for none. */
async function suggest() {
  const text = box().value.trim();
  const known = await loadTable().catch(() => undefined);
  if (!known || doc.activeElement !== box() || box().value.trim() !== text) return;
  const codes = text ? lookup(known, text).slice(0, 12) : known.codes;
  list().replaceChildren(...codes.map((code) => option(code, known.phrases[known.codes.indexOf(code)])));
  if (!codes.length) {
    const none = doc.createElement("li");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.setAttribute("aria-selected", "false");
    none.textContent = "No code found";
    list().append(none);
  }
  show(true);
  select(text ? 0 : -1);
}

function option(code, phrase) {
  const li = doc.createElement("li");
  li.id = `option-${code}`;
  li.dataset.option = code;
  li.setAttribute("role", "option");
  li.className = `k${/^[1-5]/.test(code) ? code[0] : 0}`;
  const number = doc.createElement("span");
  number.className = "num";
  number.textContent = code;
  li.append(number, ` ${phrase}`);
  return li;
}

function show(open) {
  list().hidden = !open;
  box().setAttribute("aria-expanded", String(open));
  if (!open) box().removeAttribute("aria-activedescendant");
}

function select(at) {
  options().forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
  const li = options()[at];
  if (!li) return box().removeAttribute("aria-activedescendant");
  box().setAttribute("aria-activedescendant", li.id);
  li.scrollIntoView({ block: "nearest" });
}

const selected = () => options().findIndex((li) => li.getAttribute("aria-selected") === "true");

/** Calls choose(code) for each code that someone chooses. */
export function codeBox(choose) {
  const take = (code) => {
    show(false);
    box().value = "";
    choose(code);
  };
  doc.addEventListener("input", (e) => e.target === box() && suggest());
  doc.addEventListener("focusout", (e) => e.target === box() && setTimeout(() => box() && doc.activeElement !== box() && show(false)));
  // A press must not take the focus out of the box before the click arrives.
  doc.addEventListener("pointerdown", (e) => list()?.contains(/** @type {Node} */ (e.target)) && e.preventDefault());
  doc.addEventListener("click", (e) => {
    const li = /** @type {HTMLElement | null} */ (/** @type {Element} */ (e.target).closest?.("[data-option]"));
    if (li) take(li.dataset.option);
    else if (e.target === box() && list().hidden) suggest();
  });
  // Enter, and the key of a phone's keyboard that stands for it.
  doc.addEventListener("submit", async (e) => {
    if (!(/** @type {Element} */ (e.target).contains(box()))) return;
    e.preventDefault();
    const text = box().value.trim();
    if (text && list().hidden) await suggest(); // typed faster than the list could come
    const li = /** @type {HTMLElement | undefined} */ (options()[selected()]);
    if (li && !list().hidden) take(li.dataset.option);
    else if (/^\d{3}$/.test(text)) take(text);
  });
  doc.addEventListener("keydown", (e) => {
    if (e.target !== box() || e.isComposing || e.altKey || e.ctrlKey || e.metaKey) return;
    if (e.key === "Escape" && !list().hidden) show(false);
    else if (e.key === "ArrowDown" && list().hidden) suggest();
    else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !list().hidden) {
      const last = options().length - 1;
      const at = selected();
      select(e.key === "ArrowDown" ? (at < last ? at + 1 : 0) : at > 0 ? at - 1 : last);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  }, true);
}
