// @ts-check
// Copy buttons.
import { announce } from "./announce.js";
import { doc } from "./env.js";

doc.addEventListener("click", (e) => {
  const button = e.target.closest?.("[data-copy]");
  if (button) copyFrom(button);
});

/**
 * Copies what a button carries, and says on the button for a moment whether that
 * was possible; returns it as well.
 */
export async function copyFrom(button) {
  const text = button.dataset.copy ?? new URL(button.dataset.copyLink, location.href).href;
  const label = button.dataset.label ?? (button.dataset.label = button.textContent);
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = false;
  }
  const said = copied ? "Copied" : "Copying is not allowed here";
  announce(said);
  button.textContent = said;
  setTimeout(() => (button.textContent = label), 1600);
  return copied;
}
