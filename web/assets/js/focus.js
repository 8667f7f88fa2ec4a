// @ts-check
// Focus and menus of pages that the program renders again.
import { doc, searchBox } from "./env.js";
import { onPage } from "./fill.js";

// A card that has the focus is replaced when results are rendered anew, and the
// focus would be lost with it: it goes to the same code, or to the first result.
let held; // the card that has the focus, or had it when it was replaced
doc.addEventListener("focusin", (e) => (held = e.target.closest?.("#cards [data-code]")));
doc.addEventListener("pointerdown", () => (held = undefined));
onPage(() => {
  if (!held || held.isConnected || doc.documentElement.dataset.program !== "running") return;
  const code = held.dataset.code;
  held = undefined;
  if (doc.activeElement && doc.activeElement !== doc.body) return;
  const twin = doc.querySelector(`#cards [data-code="${code}"] a`) ?? doc.querySelector("#cards .card-link") ?? searchBox();
  twin?.focus({ preventScroll: true });
});

// A menu that hides behind its button has done its work once a link is followed.
doc.addEventListener("click", (e) => {
  const menu = e.target.closest?.("a[href]")?.closest("[popover]");
  if (menu?.matches(":popover-open")) menu.hidePopover();
});

// What the loaded page says of itself to programs (JSON-LD) does not hold for the
// next one; programs load that.
addEventListener("statusdeck:page", () => doc.querySelector('script[type="application/ld+json"]')?.remove());
