
// --- What someone has done to a page ---------------------------------------------
// The program replaces the prerendered page by an equal one (carryOver in boot.js).
// What was typed, chosen and scrolled by then is not in the markup: it is done once
// more to the new page.

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
      if (el.matches("textarea")) twin.setSelectionRange(el.selectionStart, el.selectionEnd, el.selectionDirection);
    }
    for (const [el, [left, top]] of places) if (left || top) counterpart(el, old, now)?.scrollTo({ left, top, behavior: "instant" });
  };
}
