// @ts-check
// Loading the page again without losing what was typed.
import { doc, shared } from "./env.js";

let leaving = false; // the page is being loaded again

const KEPT = "statusdeck:kept";
const FIELDS = ":is(textarea, select, input:not([type=file]))[id]";

/**
 * Loads the page again, keeping its address and what its fields contain; at most once
 * for each reason, so that nothing can make it a loop. Says whether it will.
 * @param {string} reason
 * @param {{always?: boolean}} options always: a person has asked for it
 */
export function reload(reason = "unknown", { always = false } = {}) {
  if (leaving) return true;
  try {
    if (!always && sessionStorage.getItem("statusdeck:reloaded") === reason) return false;
    sessionStorage.setItem("statusdeck:reloaded", reason);
    const fields = [...doc.querySelectorAll(FIELDS)].map(({ id, value, checked }) => ({ id, value, checked }));
    sessionStorage.setItem(KEPT, JSON.stringify({ fields, focused: doc.activeElement?.id }));
  } catch {
    if (!always) return false; // it could not be limited
  }
  leaving = true;
  location.reload();
  return true;
}

shared.reload = reload;

/** Takes up what had been typed and chosen before reload(). */
export function carryOn() {
  try {
    const { fields, focused } = JSON.parse(sessionStorage.getItem(KEPT)) ?? { fields: [] };
    sessionStorage.removeItem(KEPT);
    for (const { id, value, checked } of fields) {
      const field = doc.getElementById(id);
      if (!field?.matches(FIELDS) || (field.value === value && field.checked === checked)) continue;
      field.value = value;
      field.checked = checked;
      field.dispatchEvent(new Event("input", { bubbles: true })); // scripts of the page
    }
    if (focused) doc.getElementById(focused)?.focus({ preventScroll: true });
  } catch {
    // nothing was kept, or not by us
  }
}
