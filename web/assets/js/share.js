// @ts-check
// Sharing a page.
import { copyFrom } from "./clipboard.js";
import { doc } from "./env.js";

doc.addEventListener("click", async (e) => {
  const button = e.target.closest?.("[data-share]");
  if (!button) return;
  const link = new URL(button.dataset.share, location.href).href;
  if (navigator.share) {
    try {
      await navigator.share({ title: doc.title, url: link });
      return;
    } catch (err) {
      if (err.name === "AbortError") return; // the person changed their mind
    }
  }
  button.dataset.copyLink = button.dataset.share;
  copyFrom(button);
});
