
// --- What is put into pages ------------------------------------------------------
// Pins, the chosen library and the like are known only here, and the program makes
// pages anew as it goes. Whatever fills something in does it in a function given
// to onPage: it runs soon and whenever elements have come or gone, before they are
// painted. It must change nothing when it runs a second time.
const fillers = [];

function onPage(fill) {
  fillers.push(fill);
  setTimeout(() => { // in a task of its own: the page has just been painted, and may be in use
    fill();
    changes.takeRecords();
  });
}

const changes = new MutationObserver(() => {
  for (const fill of fillers) fill();
  changes.takeRecords(); // what they have just done
});
// What this script itself adds to the page while it is read is no reason to fill it twice.
setTimeout(() => changes.observe(doc.body, { childList: true, subtree: true }));

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
