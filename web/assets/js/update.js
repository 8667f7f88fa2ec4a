// @ts-check
// A new build is downloaded in the background and offered in all tabs. It takes
// over when someone accepts it in one of them, then in all of them, or when all
// have been closed.

import { ask, registration, workers } from "./registration.js";
import { doc, whenIdle } from "./env.js";
import { startIfLocal } from "./intent.js";
import { reload } from "./reload.js";
import { store } from "./store.js";
import { notice } from "./toast.js";

const HOUR = 3600e3;
let lastCheck = Date.now();

export function watchUpdates() {
  let controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", async () => {
    // The first worker takes over a page of its own build: nothing changes.
    const update = controlled;
    controlled = true;
    if (update) {
      // The reason is the build; a worker that does not answer must not keep the
      // page on the old one.
      const late = new Promise((resolve) => setTimeout(resolve, 3000));
      reload((await Promise.race([ask(workers.controller, "status").catch(() => {}), late]))?.version);
    }
    whenIdle(startIfLocal);
  });
  const follow = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", follow);
  follow();
  offer();
  // The browser looks for a new build when a page is loaded. An installed app can
  // stay open for weeks.
  const check = () => {
    if (doc.hidden || Date.now() - lastCheck < HOUR) return;
    lastCheck = Date.now();
    registration.update().catch(() => {});
  };
  doc.addEventListener("visibilitychange", check);
  addEventListener("online", check);
}

let offered = ""; // version of the build that is offered

/** Offers the build that is waiting. Nothing is replaced before someone agrees. */
export async function offer() {
  const worker = registration.waiting;
  if (!worker || !workers.controller) return;
  const { version } = await ask(worker, "status");
  offered = version;
  if (store.get("declined") === version || doc.getElementById("update")) return;
  notice("update", "A new version of StatusDeck is ready.", {
    Reload: () => (registration.waiting ? registration.waiting.postMessage("activate") : location.reload()),
    Later: () => store.set("declined", offered),
  });
}

// Declined in one tab is declined in all.
store.on("declined", () => store.get("declined") && doc.getElementById("update")?.remove());
