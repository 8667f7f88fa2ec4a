// @ts-check
// Pinned and recently viewed codes.
import { announce } from "./announce.js";
import { doc } from "./env.js";
import { onPage } from "./fill.js";
import { store } from "./store.js";

const threeDigits = (code) => String(code).padStart(3, "0");

export function togglePin(code) {
  const pins = store.get("pins");
  const pinned = !pins.includes(code);
  const kept = store.set("pins", pinned ? [...pins, code] : pins.filter((pin) => pin !== code));
  announce(`${threeDigits(code)} ${pinned ? "pinned" : "unpinned"}${kept ? "" : ", until this page is closed"}`);
}

/** Pins the code that is looked at: the card with the focus, or the page's. */
export function pinHere() {
  const code = doc.activeElement?.closest("[data-code]")?.dataset.code ?? pinButton()?.dataset.pin;
  if (code) togglePin(Number(code));
}

const pinButton = () => doc.querySelector("[data-pin]");

doc.addEventListener("click", (e) => {
  const code = e.target.closest?.("[data-pin]")?.dataset.pin;
  if (code) togglePin(Number(code));
});

/** Shows on the page's button and on the cards what is pinned. */
function showPins() {
  const pins = store.get("pins").map(threeDigits);
  const button = pinButton();
  if (button) button.setAttribute("aria-pressed", String(pins.includes(button.dataset.pin)));
  for (const card of doc.querySelectorAll("#main .card[data-pinned]")) {
    if (!pins.includes(card.dataset.code)) delete card.dataset.pinned;
  }
  for (const pin of pins) {
    for (const card of doc.querySelectorAll(`#main .card[data-code="${pin}"]`)) card.dataset.pinned = "";
  }
}

/** Notes that a code's page is looked at. */
function look() {
  const shown = pinButton()?.dataset.pin;
  if (!shown || shown === looked) return;
  looked = shown;
  const code = Number(shown);
  store.set("recent", [code, ...store.get("recent").filter((other) => other !== code)]);
}
let looked;

/**
 * Fills the shelves of the home page with what the cards below say. The style
 * sheet shows a shelf, at its full height, if <html> has an attribute with its
 * name; theme.js sets it before the first paint.
 */
function fillShelves() {
  const shelves = { pins: store.get("pins"), recent: store.get("recent") };
  for (const [name, codes] of Object.entries(shelves)) {
    const shelf = doc.querySelector(`[data-shelf="${name}"]`);
    if (!shelf) continue;
    if (!codes.length && !("holds" in shelf.dataset)) {
      doc.documentElement.removeAttribute(`data-${name}`);
      continue;
    }
    // While the deck is drawn again not all of its cards are there.
    const known = codes.filter((code) => shelfCards.has(code) || deckCard(code));
    const wanted = known.join();
    if (shelf.dataset.holds === wanted) continue;
    shelf.dataset.holds = wanted;
    shelf.replaceChildren(...known.map(shelfCard));
    doc.documentElement.toggleAttribute(`data-${name}`, known.length > 0);
  }
}

const shelfCards = new Map(); // by code, as made from the deck
const deckCard = (code) => doc.querySelector(`#cards [data-code="${threeDigits(code)}"]`);

/** A small card, made from the one in the deck. */
function shelfCard(code) {
  if (shelfCards.has(code)) return shelfCards.get(code).cloneNode(true);
  const card = deckCard(code);
  const link = doc.createElement("a");
  link.href = card.querySelector("a").getAttribute("href");
  for (const part of [".num", ".phrase, .cell-phrase"]) {
    const span = doc.createElement("span");
    span.className = part.slice(1, part.includes(",") ? 7 : undefined);
    span.textContent = card.querySelector(part).textContent;
    link.append(span, " ");
  }
  const item = doc.createElement("li");
  item.className = /k\d/.exec(card.className)[0];
  item.dataset.code = threeDigits(code);
  item.append(link);
  shelfCards.set(code, item);
  return item.cloneNode(true);
}

onPage(showPins);
onPage(look);
onPage(fillShelves);
for (const name of ["pins", "recent"]) {
  store.on(name, () => {
    showPins();
    fillShelves();
  });
}
