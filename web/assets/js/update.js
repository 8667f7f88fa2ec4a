// @ts-check
// A new build is downloaded in the background and offered in all tabs. When someone
// accepts it in one of them, all reload; else it waits until all have been closed.
//
// The worker in charge serves the accepted build at once (worker/serving.js), so nothing
// here depends on when the browser replaces that worker by the new one.
import { doc } from "./env.js";
import { ask, buildsOf, registration, soon, workers } from "./registration.js";
import { reload } from "./reload.js";
import { store } from "./store.js";
import { notice } from "./toast.js";

const HOUR = 3600e3;
let lastCheck = Date.now();

/** The build that this page belongs to, if a worker has answered for it. */
let ours = "";

export async function watchUpdates() {
  let controlled = Boolean(workers.controller);
  workers.addEventListener("message", ({ data }) => data?.serving && changed(data.serving));
  workers.addEventListener("controllerchange", async () => {
    // The first worker takes over a page of its own build: nothing changes.
    const update = controlled;
    controlled = true;
    if (update) changed((await buildsOf(workers.controller))?.serving);
  });
  // A page that comes back from the back/forward cache has missed what was said.
  addEventListener("pageshow", async (e) => e.persisted && changed((await buildsOf(workers.controller))?.serving ?? ours));
  ours = (await buildsOf(workers.controller))?.serving ?? "";

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

/** Another build answers from now on: reloads a page of a different one. */
function changed(serving) {
  if (!serving || serving !== ours) reload(serving);
}

/** How often a worker that waits is asked for its build, if it is too busy to answer. */
const TRIES = 5;

/** The version of a build that waits and is not the one in use; "" if there is none. */
export async function newer() {
  let waiting;
  for (let tries = 0; registration.waiting && !waiting && tries < TRIES; tries++) waiting = await buildsOf(registration.waiting);
  if (!waiting) return "";
  const active = await buildsOf(registration.active);
  // After a rollback, and after an update that the browser has not completed, the
  // build that waits is the one that is in use.
  return waiting.version === active?.serving ? "" : waiting.version;
}

/** Offers the build that is waiting. Nothing is replaced before someone agrees. */
export async function offer() {
  if (!registration.waiting || !workers.controller) return;
  const version = await newer();
  if (!version || store.get("declined") === version || doc.getElementById("update")) return;
  notice("update", "A new version of StatusDeck is ready.", {
    // Since the offer the server may have got a still newer build.
    Reload: async () => accept((await newer()) || version),
    Later: async () => store.set("declined", (await newer()) || version),
  });
}

/** Puts a build in charge and reloads; the other tabs hear of it from the worker. */
async function accept(version) {
  notice("update", "Updating…", {});
  const { waiting, active } = registration;
  const served = await soon(ask(active, "serve", version));
  waiting?.postMessage("activate");
  if (served) reload(version, { always: true });
  // The worker in charge does not know how to: it has to be replaced first, and the
  // browser tries that again when a page is loaded.
  else setTimeout(() => reload(version, { always: true }), 5000);
}

// Declined in one tab is declined in all.
store.on("declined", () => store.get("declined") && doc.getElementById("update")?.remove());
