// The hover card of badges, and of links to the pages of codes (<script data-links>). It
// opens on hover, focus and tap, stays as long as they do, and closes on Escape
// (WCAG 2.2, 1.4.13). All of it is delegated: no link is changed, except for a
// description for screen readers while its card is open.

/** How long a pointer must rest, in ms: time to get from a link to its card, and to pass by. */
const delay = 200;

/** What can have no link inside. The keyboard gets to the card of a badge in it through it. */
export const controls = "a, button, [role=tab], [role=button]";

let tools; // what statusdeck.js hands over
let pages; // the address below which links have cards; not set without data-links

// What may have a card is a subject: {el, code}.
let hovered; // the one under the pointer
let focused; // the one with the focus
let tapped; // the one that a finger is on, if the tap is to open its card
let dismissed; // the element whose card was closed with Escape, until the pointer or the focus leaves it
let shown; // the one whose card is open, with {pop, home, link}
let pressed; // whether the focus has moved because something was pressed, and not by the keyboard
let timer;
const failed = new Set(); // codes that have no card, or whose host is down

/** Begins to open the cards of badges. */
export const listen = (given) => {
  if (tools) return;
  tools = given;
  for (const type in on) addEventListener(type, on[type], true);
};

/** Opens the card of a badge that was used before this script was there. */
export const badge = (el, { type, pointerType }) => {
  const subject = { el, code: el.name };
  if (type === "focusin") focused = el.matches(":focus-within") && subject;
  else if (pointerType === "touch" || el.matches(":hover")) hovered = subject;
  settle(true);
};

/** Gives every link to the page of a code a card. */
export const links = () => {
  pages = new URL("../../status/", tools.base).href;
};

const on = {
  __proto__: null,
  pointerover: (e) => point(e),
  // From one element of a shadow tree to another, no pointerover leaves the tree.
  pointermove: (e) => point(e),
  pointerout: (e) => e.relatedTarget || point(e, []),
  focusin: () => focus(),
  focusout: () => focus([]),
  // Nor does a focusin.
  keyup: () => focus(),

  pointerdown(e) {
    pressed = true;
    const subject = find(e.composedPath());
    const open = subject && subject.el === shown?.el;
    // A tap on a button is for the button.
    const control = subject && controlOf(subject.el);
    tapped = e.pointerType === "touch" && !open && subject && !failed.has(subject.code) && (!control || control.localName === "a") && subject;
    if (!open) dismiss();
  },
  // The first tap shows the card, the second follows the link.
  click(e) {
    if (tapped && find(e.composedPath())?.el === tapped.el) {
      e.preventDefault();
      dismissed = null;
      open((hovered = tapped));
    }
    tapped = null;
  },
  keydown(e) {
    if (/^(Tab|Arrow)/.test(e.key)) pressed = false;
    if (!shown || e.key !== "Escape") return;
    e.stopPropagation();
    e.preventDefault();
    dismissed = shown.el;
    dismiss();
  },
  scroll: () => place(),
  resize: () => place(),
};

const point = (e, path = e.composedPath()) => {
  if (e.pointerType === "touch") return;
  const before = hovered?.el;
  hovered = find(path);
  settle(before !== hovered?.el);
};

const focus = (path = pathTo(document.activeElement)) => {
  const before = focused?.el;
  // A control that the keyboard has come to shows the card of the badge inside it.
  const badge = !pressed && path[0]?.matches?.(controls) && path[0].querySelector("http-status");
  if (badge) path = [badge];
  focused = find(path);
  // What has just come into the window is not drawn yet.
  if (path.some((el) => el.localName === "http-status" && el.name === undefined)) setTimeout(focus, delay);
  settle(before !== focused?.el);
};

/** The control around a badge. */
const controlOf = (el) => el.localName === "http-status" && el.parentElement?.closest(controls);

/** The path from the element that has the focus, in whichever shadow tree it is, to the document. */
const pathTo = (el) => {
  while (el?.shadowRoot?.activeElement) el = el.shadowRoot.activeElement;
  const path = [];
  for (; el; el = el.parentNode ?? el.host) path.push(el);
  return path;
};

/** Finds what has a card on the path of an event, from the inside to the outside. */
const find = (path) => {
  let link;
  for (const el of path) {
    if (el === shown?.pop) return shown;
    // Of our own elements, only badges have one.
    if (/^http-status/.test(el.localName)) return el.name && !el.box && el.localName === "http-status" ? { el, code: el.name } : null;
    if (pages && !link && el.localName === "a" && String(el.href).startsWith(pages)) {
      const code = /^(\d{3})\/?(?:index\.html)?(?:[?#]|$)/.exec(el.href.slice(pages.length))?.[1];
      link = code && { el, code };
    }
  }
  return link;
};

/** Opens and closes once the pointer and the focus have come to rest. */
const settle = (changed) => {
  if (hovered?.el !== dismissed && focused?.el !== dismissed) dismissed = null;
  if (!changed) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const subject = hovered || focused;
    if (!subject) close();
    else if (subject.el !== dismissed) open(subject);
  }, delay);
};

const open = async (subject) => {
  const { el, code } = subject;
  if (shown?.el === el && shown.code === code && shown.pop.isConnected) return;
  const content = await tools.fragment(code);
  const known = content.append;
  known ? failed.delete(code) : failed.add(code);
  const state = known ? "ready" : content;
  if (el.name === code && el.state !== state) el.tell(state);
  // It may have gone, or another be wanted, since.
  if ((hovered || focused)?.el !== el || !el.isConnected) return;
  close();
  if (known) show(subject, content);
};

const show = ({ el, code }, content) => {
  const card = tools.card(content, el.getAttribute("lang-constant"));
  const page = card.querySelector("a");
  page.tabIndex = -1; // the link leads there already
  const pop = tools.make("div", { popover: "manual", className: "pop", role: "tooltip", ariaLabel: page.textContent.trim() }, card);
  const isBadge = el.localName === "http-status";
  const control = controlOf(el);
  const home = isBadge && !control ? null : shelter(control || el);
  const link = isBadge ? control || el.querySelector("a") || el.shadowRoot.querySelector("a") : el;
  const { shadowRoot } = home ?? el;
  shadowRoot.adoptedStyleSheets = tools.sheets;
  shadowRoot.append(pop);
  shown = { el, code, pop, home, link: link.hasAttribute("aria-description") ? null : link };
  if (shown.link) link.ariaDescription = page.textContent.trim() + ". " + card.querySelector(".card-text")?.textContent;
  pop.showPopover?.();
  place();
};

/** Makes an element for the card of a link. It looks as the text around the link does. */
const shelter = (link) => {
  const home = document.createElement("div");
  home.attachShadow({ __proto__: null, mode: "open" });
  home.style.display = "contents";
  const around = getComputedStyle(link.parentElement ?? link.getRootNode().host);
  for (const name of ["font", "color", "border", "accent", "radius", "background"]) {
    const property = "--statusdeck-" + name;
    const value = around.getPropertyValue(property) || { __proto__: null, font: around.fontFamily, color: around.color }[name];
    if (value) home.style.setProperty(property, value);
  }
  // What is outside of a modal dialog cannot be used.
  (link.closest("dialog:modal") ?? document.documentElement).append(home);
  return home;
};

/** Closes the card and forgets what had it. */
const dismiss = () => {
  clearTimeout(timer);
  hovered = focused = null;
  close();
};

const close = () => {
  if (!shown) return;
  shown.pop.remove();
  shown.home?.remove();
  shown.link?.removeAttribute("aria-description");
  shown = null;
};

const place = () => {
  if (!shown) return;
  const { el, pop } = shown;
  if (!el.isConnected) return dismiss();
  // A link that is broken into lines has its card at the first of them.
  const { top, bottom, left } = el.getClientRects()[0] ?? el.getBoundingClientRect();
  const { offsetWidth, style, offsetHeight } = pop;
  const above = top - offsetHeight - 6;
  style.left = Math.max(8, Math.min(left, innerWidth - offsetWidth - 20)) + "px";
  style.top = (above > 0 && bottom + offsetHeight > innerHeight ? above : bottom + 6) + "px";
};
