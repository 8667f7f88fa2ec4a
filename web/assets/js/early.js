// --- Keys that were pressed before this script was there ---------------------
// A page is read, and used, before its scripts have come; then.js has noted the keys.

{
  const { early = [], note } = doc.querySelector("script[data-then]") ?? {};
  removeEventListener("keydown", note, true);
  // When all of this script has been read, and before the next event.
  queueMicrotask(() => {
    let searching = false; // by one of these keys
    for (const e of early) {
      // What is typed into a field is there already.
      if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || typing(e)) continue;
      if (searching && e.key?.length === 1) {
        doc.execCommand("insertText", false, e.key);
        continue;
      }
      e.target.dispatchEvent(new KeyboardEvent("keydown", e));
      searching = e.key === "/" && doc.activeElement === searchBox();
    }
  });
}
