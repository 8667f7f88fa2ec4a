// @ts-check
// View transitions, where the browser has them: the number of a card becomes the
// number of its page, and goes back. transition.css says how, and switches them off
// for people who want less motion.
import { doc, shared } from "./env.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Names the number on the card that leads to a path; returns what takes it off. */
function lift(path) {
  const card = [...doc.querySelectorAll("#main [data-code] > a, #main [data-code] .card-link")].find(
    (link) => link.pathname === path && onScreen(link),
  );
  const number = card?.querySelector(".num");
  if (!number) return () => {};
  number.style.viewTransitionName = "number";
  return () => (number.style.viewTransitionName = "");
}

const onScreen = (el) => {
  const { top, bottom } = el.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/**
 * A step of the program: update(done) makes the new page and then calls done.
 * Keys and clicks are handled all the while.
 */
shared.move = (path, update) => {
  const step = () => new Promise(update);
  if (!doc.startViewTransition || calm.matches || doc.hidden) return void queueMicrotask(step);
  const from = location.pathname;
  let drop = lift(path);
  const transition = doc.startViewTransition(async () => {
    await step();
    drop();
    drop = lift(from);
  });
  const end = () => drop();
  transition.finished.then(end, end);
  transition.ready.catch(() => {}); // overtaken by the next step
};

// Between documents the browser makes the step. It gives it up when the next one
// follows at once, which is no fault.
const mayEnd = (transition) => {
  for (const promise of [transition.ready, transition.updateCallbackDone, transition.finished]) promise.catch(() => {});
};
addEventListener("pageswap", (e) => {
  if (!e.viewTransition) return;
  mayEnd(e.viewTransition);
  // Back and Forward show a page that the browser has kept, often sooner than a
  // transition could begin; Chromium then reports an error that no script can take.
  if (e.activation?.navigationType === "traverse") return void e.viewTransition.skipTransition();
  if (e.activation?.entry?.url) lift(new URL(e.activation.entry.url).pathname);
});
addEventListener("pagereveal", (e) => {
  if (!e.viewTransition) return;
  mayEnd(e.viewTransition);
  const from = globalThis.navigation?.activation?.from?.url;
  if (!from) return;
  const drop = lift(new URL(from).pathname);
  e.viewTransition.finished.then(drop, drop);
});
