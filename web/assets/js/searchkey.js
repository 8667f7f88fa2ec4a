// @ts-check
// The keys that lead to the search box; they need no program.
import { doc, searchBox, typing } from "./env.js";
import { store } from "./store.js";

doc.addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.isComposing) return;
  const slash = e.key === "/" && store.get("keys") !== "off" && !typing(e) && !e.ctrlKey && !e.metaKey && !e.altKey;
  const ctrlK = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey;
  if (!slash && !ctrlK) return;
  e.preventDefault();
  searchBox()?.focus();
  searchBox()?.select();
});
