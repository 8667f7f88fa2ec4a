// @ts-check
// What scripts add to pages.
// Pins, the chosen library and the like are known only here, and the program makes
// pages anew as it goes. Whatever fills something in does it in a function given
// to onPage: it runs soon and whenever elements have come or gone, before they are
// painted. It must change nothing when it runs a second time.
import { doc } from "./env.js";

const fillers = [];

export function onPage(fill) {
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
