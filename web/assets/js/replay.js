// @ts-check
// Replays keys and clicks that came before this script: a page is read and used
// before its scripts have loaded, and defer.js has recorded them meanwhile.
import { doc, searchBox, typing } from "./env.js";
import { answer } from "./prefilter.js";

{
  const { early = [], note } = doc.querySelector("script[data-defer]") ?? {};
  for (const type of ["keydown", "click"]) removeEventListener(type, note, true);
  // After the whole script has run, and before the next event.
  queueMicrotask(() => {
    let searching = false; // by one of these keys
    for (const e of early) {
      if (e.defaultPrevented) continue; // a script of this page was there before
      if (e.type === "click") {
        // Links, fields and what opens a popover do without scripts.
        e.target.closest?.("button:not([popovertarget], [type=submit])")?.click();
        continue;
      }
      // What is typed into a field is there already.
      if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || typing(e)) continue;
      if (searching && e.key?.length === 1) {
        doc.execCommand("insertText", false, e.key);
        continue;
      }
      e.target.dispatchEvent(new KeyboardEvent("keydown", e));
      searching = doc.activeElement === searchBox();
      if (searching && /^\d$/.test(e.key)) doc.execCommand("insertText", false, e.key);
    }
    // What was typed is answered as later keys are.
    const box = searchBox();
    if (box?.value && early.some((e) => e.target === box)) answer();
  });
}
