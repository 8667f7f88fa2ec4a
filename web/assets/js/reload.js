// @ts-check
// Loading the page again without losing what was typed.
import { doc, searchBox } from "./env.js";

let leaving = false; // the page is being loaded again

/**
 * Loads the page again, keeping its address and what has been typed; at most once
 * for each reason, so that nothing can make it a loop. Says whether it will.
 * @param {string} reason
 * @param {{always?: boolean}} options always: a person has asked for it
 */
export function reload(reason = "unknown", { always = false } = {}) {
  if (leaving) return true;
  try {
    if (!always && sessionStorage.getItem("statusdeck:reloaded") === reason) return false;
    sessionStorage.setItem("statusdeck:reloaded", reason);
    const focused = doc.activeElement === searchBox();
    sessionStorage.setItem("statusdeck:typed", JSON.stringify([searchBox()?.value ?? "", focused]));
  } catch {
    if (!always) return false; // it could not be limited
  }
  leaving = true;
  location.reload();
  return true;
}

/** Takes up what had been typed before reload(). */
export function carryOn() {
  try {
    const [text, focused] = JSON.parse(sessionStorage.getItem("statusdeck:typed")) ?? [];
    sessionStorage.removeItem("statusdeck:typed");
    const box = searchBox();
    if (!box || typeof text !== "string") return;
    box.value = text;
    if (focused) box.focus({ preventScroll: true });
  } catch {
    // nothing was kept, or not by us
  }
}
