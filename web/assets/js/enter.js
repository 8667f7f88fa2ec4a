// @ts-check
// Enter in the search box before the program runs: a number opens its page, text is
// kept and opens the first result as soon as the program has it.
import { announce } from "./announce.js";
import { config, doc, searchBox } from "./env.js";
import { start } from "./program.js";

let pending = ""; // the text that was entered

doc.addEventListener("submit", (e) => {
  const { program } = doc.documentElement.dataset;
  if (e.defaultPrevented || program === "running" || program === "failed" || !e.target.contains(searchBox())) return;
  e.preventDefault();
  const text = searchBox()?.value.trim() ?? "";
  if (/^[1-5]\d\d$/.test(text)) return location.assign(`${config.base}status/${text}/`);
  if (!text) return;
  pending = text;
  announce("Search is loading. The first result opens as soon as it is ready.");
  start();
});

// In a task of its own: the event comes from the program, which must return first.
addEventListener("statusdeck:ready", () => setTimeout(() => {
  // Whoever has typed on decides anew.
  if (pending && searchBox()?.value.trim() === pending) searchBox()?.form?.requestSubmit();
  pending = "";
}));
