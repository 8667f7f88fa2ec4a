// @ts-check
// The menu of a card. One menu serves all cards, in the top layer. What it copies
// beyond number and phrase (example, name in the chosen library) it reads from the
// code's page, which the service worker has.
import { copyFrom } from "./clipboard.js";
import { doc } from "./env.js";
import { onPage } from "./fill.js";
import { togglePin } from "./pins.js";
import { store } from "./store.js";

let menu; // the element, made when it is first opened
let opener; // the button that it belongs to
let opened = 0; // how often it has been opened

doc.addEventListener("click", (e) => {
  const button = e.target.closest?.(".card-more");
  if (button) opener === button ? closeMenu() : openMenu(button);
});

doc.addEventListener("keydown", (e) => {
  if (e.key !== "ArrowDown" || !e.target.closest?.(".card-more")) return;
  e.preventDefault();
  openMenu(e.target);
});

function openMenu(button) {
  closeMenu();
  if (!menu) makeMenu();
  opener = button;
  const time = ++opened; // the card may be made anew meanwhile, with another button
  const still = () => opener && opened === time;
  button.setAttribute("aria-expanded", "true");
  const card = button.closest("[data-code]");
  const code = card.dataset.code;
  const link = card.querySelector("a");
  const name = link.textContent.trim();
  menu.setAttribute("aria-label", name);
  const item = (text, act, role = "menuitem") => {
    const el = doc.createElement("button");
    el.type = "button";
    el.tabIndex = -1;
    el.setAttribute("role", role);
    el.textContent = text;
    el.onclick = (e) => {
      e.stopPropagation(); // copied here, and not once more by the page's own listener
      act();
    };
    return el;
  };
  const copy = (text, value) => {
    const el = item(text, async () => {
      if (await copyFrom(el)) setTimeout(() => still() && closeMenu(), 700);
    });
    if (value) el.dataset.copy = value;
    else el.hidden = true;
    return el;
  };
  const pin = item("Pin", () => {
    togglePin(Number(code));
    closeMenu();
  }, "menuitemcheckbox");
  pin.setAttribute("aria-checked", String(store.get("pins").includes(Number(code))));
  const constant = copy("", "");
  const curl = copy("Copy the example as curl", "");
  const raw = copy("Copy the example response", "");
  menu.replaceChildren(pin, copy(`Copy “${name}”`, name), copy("Copy the link", link.href), constant, curl, raw);
  menu.parentElement.hidden = false;
  menu.showPopover?.();
  place();
  menu.firstChild.focus({ preventScroll: true });
  addFromPage(link.href, { constant, curl, raw }).then(() => still() && place());
}

/** Offers what the code's page has: its example and its name in a library. */
async function addFromPage(href, { constant, curl, raw }) {
  let page;
  try {
    page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
  } catch {
    return; // out of reach: the menu is shorter
  }
  const offer = (el, text, label = el.textContent) => {
    if (!text) return;
    el.dataset.copy = text;
    el.textContent = label;
    el.hidden = false;
  };
  const library = store.get("language");
  const expr = library && page.querySelector(`tr[data-language="${CSS.escape(library)}"] td > code`)?.textContent;
  offer(constant, expr, `Copy ${expr}`);
  offer(curl, page.querySelector('.message [data-copy^="curl"]')?.dataset.copy);
  offer(raw, [...page.querySelectorAll(".message [data-copy]")].findLast((el) => el.dataset.copy.startsWith("HTTP/"))?.dataset.copy);
}

function makeMenu() {
  menu = doc.createElement("div");
  menu.id = "card-menu";
  menu.className = "card-menu";
  menu.setAttribute("role", "menu");
  menu.popover = "auto";
  menu.addEventListener("keydown", onMenuKey);
  menu.addEventListener("toggle", (e) => e.newState === "closed" && closeMenu());
  menu.addEventListener("focusout", (e) => e.relatedTarget && !menu.contains(e.relatedTarget) && closeMenu());
  // Everything on a page belongs to a landmark.
  const region = doc.createElement("section");
  region.setAttribute("aria-label", "Card menu");
  region.append(menu);
  doc.body.append(region);
  addEventListener("resize", () => opener && closeMenu());
}

function onMenuKey(e) {
  const items = [...menu.querySelectorAll("button:not([hidden])")];
  const at = items.indexOf(doc.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[e.key];
  if (to !== undefined) {
    e.preventDefault();
    items.at(to % items.length).focus();
  } else if (e.key === "Escape" || e.key === "Tab") {
    if (e.key === "Escape") e.preventDefault();
    closeMenu();
  } else if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) {
    // A letter leads to the next item with it, after "Copy the".
    const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    rest.find((el) => el.textContent.replace(/^Copy (the |example )*“?/, "").toLowerCase().startsWith(e.key.toLowerCase()))?.focus();
  }
}

function closeMenu() {
  if (!opener) return;
  const button = opener;
  opener = undefined;
  button.removeAttribute("aria-expanded");
  if (menu.contains(doc.activeElement)) button.focus({ preventScroll: true });
  if (menu.hidePopover && menu.matches(":popover-open")) menu.hidePopover();
  menu.parentElement.hidden = true;
}

/** Puts the menu at its button, below it or above where there is more room. */
function place() {
  const box = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = box.bottom + height + 8 <= innerHeight || box.top < height + 8;
  menu.style.left = `${scrollX + Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${scrollY + (below ? box.bottom + 4 : box.top - height - 4)}px`;
}

// The card may be made anew, or go, while its menu is open.
onPage(() => {
  if (!opener || opener.isConnected) return;
  const code = opener.closest("[data-code]")?.dataset.code;
  const twin = doc.querySelector(`#main [data-code="${code}"] .card-more`);
  if (!twin) return closeMenu();
  opener = twin;
  twin.setAttribute("aria-expanded", "true");
});
