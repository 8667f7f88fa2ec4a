// @ts-check
// The program replaces the prerendered page by an equal one. What someone has done
// to the page by then (focus, text, choices, scroll positions) is not in the markup:
// it is applied again to the new page.
import { doc, shared } from "./env.js";

// While an input method composes text, and between the press of a pointer and the
// click that follows, what is being used must stay.
let busy = 0;
const hold = () => (busy = 1);
const letGo = () => setTimeout(() => ((busy = 0), dispatchEvent(new Event("statusdeck:free"))));
for (const type of ["compositionstart", "pointerdown"]) doc.addEventListener(type, hold, true);
for (const type of ["compositionend", "pointerup", "pointercancel", "dragend"]) doc.addEventListener(type, letGo, true);
/** Resolves when nothing is being composed or pressed. */
export const idle = async () => {
  while (busy) await new Promise((resolve) => addEventListener("statusdeck:free", resolve, { once: true }));
};

/**
 * The program replaces the prerendered page by its own, equal one. This carries
 * focus, text, selection and the open state of details from one to the other. A
 * mutation observer runs before the next event is handled, so no key falls in
 * between.
 */
export function carryOver() {
  const old = doc.getElementById("app");
  let focused = doc.activeElement;
  const onFocus = (e) => (focused = e.target);
  doc.addEventListener("focusin", onFocus);
  const place = shared.place();
  const repeat = carryWork(old);
  const observer = new MutationObserver(() => {
    const now = doc.getElementById("app");
    if (now === old || !now) return;
    observer.disconnect();
    doc.removeEventListener("focusin", onFocus);
    const before = old.querySelector("#q");
    const after = now.querySelector("#q");
    after.value = before.value;
    repeat(now);
    const twin = old.contains(focused) && counterpart(focused, old, now);
    if (twin) twin.focus({ preventScroll: true });
    if (twin === after) {
      after.setSelectionRange(before.selectionStart, before.selectionEnd, before.selectionDirection ?? "none");
    }
    if (place.scroll) shared.scrollBack(place);
    doc.documentElement.dataset.program = "running";
    delete doc.documentElement.dataset.query;
    after.dispatchEvent(new Event("input", { bubbles: true }));
  });
  observer.observe(doc.body, { childList: true });
}

/** The element at the same place in another, equal tree. */
function counterpart(el, root, otherRoot) {
  const path = [];
  for (let n = el; n !== root; n = n.parentElement) path.unshift([...n.parentElement.children].indexOf(n));
  return path.reduce((n, i) => n?.children[i], otherRoot);
}

const FIELDS = "textarea, select, input:not([type=file], #q)";
const SCROLLS = "textarea, [tabindex='0']";

/** Watches a tree that will be replaced; returns what makes another, equal one like it. */
function carryWork(old) {
  // An element that has left the page does not know any more how far it was scrolled.
  const places = new Map();
  const note = (el) => places.set(el, [el.scrollLeft, el.scrollTop]);
  const onScroll = ({ target }) => places.has(target) && note(target);
  old.querySelectorAll(SCROLLS).forEach(note);
  doc.addEventListener("scroll", onScroll, true);
  return (now) => {
    doc.removeEventListener("scroll", onScroll, true);
    for (const el of old.querySelectorAll(FIELDS)) {
      const twin = counterpart(el, old, now);
      if (twin?.id !== el.id) continue;
      if (twin.value !== el.value) twin.value = el.value;
      twin.checked = el.checked;
      // The handle in the corner sets a height.
      twin.style.height = el.style.height;
      // Fields without text have no selection.
      if (typeof el.selectionStart === "number") twin.setSelectionRange(el.selectionStart, el.selectionEnd, el.selectionDirection);
    }
    for (const [el, [left, top]] of places) if (left || top) counterpart(el, old, now)?.scrollTo({ left, top, behavior: "instant" });
  };
}
