// @ts-check
// First answers while the program is loading, which can take seconds on a slow line:
// the cards of the home page are filtered by their own text. Cards that have every
// word stay. If no card has, all stay, since the program knows more words.
import { doc } from "./env.js";

const words = new WeakMap(); // from cards to what stands on them

export function prefilter(text) {
  const cards = [...doc.querySelectorAll("#cards .card")];
  const wanted = text.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean);
  const has = (card) => {
    if (!words.has(card)) words.set(card, card.textContent.toLowerCase());
    return wanted.every((word) => words.get(card).includes(word));
  };
  const found = new Set(cards.filter(has));
  for (const card of cards) card.hidden = found.size > 0 && !found.has(card);
  for (const section of doc.querySelectorAll(".deck-section")) section.hidden = !section.querySelector(".card:not([hidden])");
}

doc.addEventListener("input", (e) => {
  if (e.target.id === "q" && doc.documentElement.dataset.program !== "running") prefilter(e.target.value);
});
