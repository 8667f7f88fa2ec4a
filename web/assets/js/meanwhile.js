// --- Before the search is there -----------------------------------------------------
// The program may take seconds to arrive on a slow line. Until then the cards of the
// home page answer by what stands on them: those that have every word stay. With no
// such card all stay, for the program knows more words.

const words = new WeakMap(); // from cards to what stands on them

function meanwhile(text) {
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
  if (e.target.id === "q" && doc.documentElement.dataset.program !== "running") meanwhile(e.target.value);
});
