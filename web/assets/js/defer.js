// The script at the end of every page; the content security policy names its hash
// (server.InlineHashes). All other scripts come after the first paint, which they
// would only hold up, or when someone uses the page. The browser reports a paint some
// time after it, and some browsers never do. A page in the background is not painted.
{
  const script = /** @type {any} */ (document.currentScript);
  const scripts = script.dataset.defer.split(" ");
  // Until they are there, keys and clicks are noted: replay.js has them done.
  script.early = [];
  script.note = (e) => script.early.push(e);
  for (const type of ["keydown", "click"]) addEventListener(type, script.note, true);
  const load = () => {
    for (const src of scripts.splice(0)) {
      document.head.append(Object.assign(document.createElement("script"), { type: "module", async: false, src }));
    }
  };
  for (const type of ["keydown", "focusin", "pointerdown"]) addEventListener(type, load, true);
  addEventListener("load", () => setTimeout(load, document.hidden ? 0 : 500));
  try {
    new PerformanceObserver(load).observe({ type: "paint", buffered: true });
  } catch {
    // the load event it is
  }
}
