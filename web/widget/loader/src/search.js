// <http-status-search>: the search of the site in a frame.

const searches = new Set();

export const search = (el, { base, make }) => {
  if (!el.frame) {
    el.frame = make("iframe", { title: "Search HTTP status codes", loading: "lazy", referrerPolicy: "no-referrer" });
    el.frame.src = new URL("search/", base);
    el.frame.onload = () => {
      el.ready = true;
      greet(el);
    };
    el.base = base;
    el.shadowRoot.replaceChildren(el.frame);
  }
  if (!searches.size) follow();
  searches.add(el);
  greet(el);
};

/** Tells the frame how the page looks and what a result is to do. */
const greet = (el) => {
  if (!el.ready) return; // the frame still has no page, and so no origin
  const theme = el.getAttribute("theme");
  el.frame.contentWindow?.postMessage({
    statusdeck: {
      theme: theme === "light" || theme === "dark" ? theme : dark(el) ? "dark" : "light",
      results: el.getAttribute("results") === "event" ? "event" : "tab",
    },
  }, el.base.origin);
};

/** A page whose text is bright is dark, however it says so. */
const dark = (el) => {
  const probe = document.createElement("i");
  // Puts whatever form the colour is written in into numbers.
  probe.style.color = "color-mix(in srgb, currentcolor, currentcolor)";
  el.shadowRoot.append(probe);
  const text = getComputedStyle(probe).color;
  probe.remove();
  const [r, g, b] = text.match(/[\d.e-]+(?=[ ,)])/g).map(Number);
  return (r + g + b) / (text.startsWith("rgb") ? 765 : 3) > 0.5;
};

const follow = () => {
  addEventListener("message", ({ source, origin, data }) => {
    for (const el of searches) {
      if (!el.isConnected) searches.delete(el);
      else if (source === el.frame.contentWindow && origin === el.base.origin) hear(el, data?.statusdeck ?? {});
    }
  });
  const change = () => {
    // After transitions of colour.
    for (const delay of [0, 400]) setTimeout(() => searches.forEach((el) => el.isConnected && greet(el)), delay);
  };
  const watcher = new MutationObserver(change);
  for (const el of [document.documentElement, document.body]) watcher.observe(el, { __proto__: null, attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
};

const hear = (el, { height, code, url }) => {
  if (height > 0 && height < 1e5) el.frame.style.height = height + "px";
  if (/^\d{3}$/.test(code) && String(url).startsWith(new URL("../../", el.base))) {
    for (const mark of ":-") el.dispatchEvent(new CustomEvent("statusdeck" + mark + "select", { __proto__: null, bubbles: true, detail: { code, url } }));
  }
};
