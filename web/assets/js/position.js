// @ts-check
// The scroll position. The program manages the positions of its own steps; a page
// that is loaded again finds its position in the history entry. The heights of cards
// that have not been near the screen are estimates (content-visibility), so what
// counts is the card at the top of the screen; the offset is the fallback.
import { doc, shared } from "./env.js";

/** The position, to be kept in a history entry. */
shared.place = () => {
  const card = scrollY > 0 && [...doc.querySelectorAll("#cards [data-code]")].find((el) => el.getBoundingClientRect().bottom > 0);
  const focused = /** @type {HTMLElement} */ (doc.activeElement?.closest("#cards [data-code]"))?.dataset.code;
  return { scroll: Math.round(scrollY), ...(focused && { focused }), ...(card && { code: card.dataset.code, top: card.getBoundingClientRect().top }) };
};

let goingBack; // where to, until the page has come to rest or a person takes over

/** Goes to a position that place() has returned, or to the top. */
shared.scrollBack = (place) => {
  scrollTo(0, place?.scroll ?? 0);
  goingBack = place;
  // Whoever came from a card goes on from it.
  if (place?.focused) doc.querySelector(`#cards [data-code="${CSS.escape(place.focused)}"] a`)?.focus({ preventScroll: true });
  // What comes near the screen gets its real height in one of the next frames.
  let frames = 12;
  const settle = () => {
    if (goingBack !== place || !place?.code) return;
    const card = doc.querySelector(`#cards [data-code="${CSS.escape(place.code)}"]`);
    const by = card ? card.getBoundingClientRect().top - place.top : 0;
    if (Math.abs(by) >= 1) scrollBy(0, by);
    if (frames-- > 0) requestAnimationFrame(settle);
  };
  settle();
};
for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(type, () => (goingBack = undefined), { capture: true, passive: true });
}

if (history.scrollRestoration === "manual" && history.state?.scroll) shared.scrollBack(history.state);
