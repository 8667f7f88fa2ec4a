// What few pages need of the widget: <http-status-table>, <http-status-search>, the
// full view, and automatic links. Loaded once by statusdeck.js, which checks its hash and hands
// over what it is built of.
(() => {
const sheet = new CSSStyleSheet();
sheet.replaceSync(`__STYLE__`);

document.currentScript.statusdeck((el, tools) => {
  if (el.localName === "script") return autolink(el.dataset, tools);
  if (!el.isConnected) return;
  if (el.shadowRoot.adoptedStyleSheets.length < 2) el.shadowRoot.adoptedStyleSheets = [...el.shadowRoot.adoptedStyleSheets, sheet];
  if (el.localName === "http-status-table") table(el, tools);
  else if (el.localName === "http-status-search") search(el, tools);
  else full(el);
});

// --- <http-status view="full"> -------------------------------------------------

const full = (el) => {
  // Attributes change while this script, or the fragment, is on its way.
  const isFull = () => el.box && el.getAttribute("view") === "full";
  if (!isFull()) return;
  el.box.className = el.box.part = el.box.className.replace("card", "scroll");
  el.box.tabIndex = 0;
  el.show = (content) => {
    delete el.show;
    el.show(content); // the card
    if (!isFull()) return;
    el.box.replaceChildren(...el.shadowRoot.childNodes, content.querySelector(".more").cloneNode(true));
    el.shadowRoot.replaceChildren(el.box);
  };
  el.fill();
};

// --- <http-status-table> -----------------------------------------------------

const table = (el, { make }) => {
  const name = /(^|\s)([1-5]xx|unofficial)(\s|$)/.exec(el.className)?.[2];
  // Pages change classes for reasons of their own.
  if (!el.box || name !== el.name) {
    el.name = name;
    el.box = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Status codes" }, make("slot", {}));
    el.shadowRoot.replaceChildren(el.box);
    el.show = (content) => el.box.replaceChildren(content.querySelector("table").cloneNode(true));
    el.tell(name ? "loading" : "unknown");
  }
  if (name && el.getAttribute("state") !== "ready") el.fill();
};

// --- <http-status-search> ----------------------------------------------------

const searches = new Set();

const search = (el, { base, make }) => {
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
    el.dispatchEvent(new CustomEvent("statusdeck:select", { __proto__: null, bubbles: true, detail: { code, url } }));
  }
};

// --- Automatic links: <script data-autolink="main"> --------------------------

const never = "a, h1, h2, h3, h4, h5, h6, pre, code, kbd, samp, script, style, textarea, select, button, svg, math, [contenteditable], http-status, [data-no-autolink]";
const before = /\b(?:HTTP(?:\/\d(?:\.\d)?)?(?:[ \u00a0-](?:status|error|response))?(?:[ \u00a0-]codes?)?|status(?:[ \u00a0-]codes?)?):?[ \u00a0]$/i;

const autolink = async ({ autolink, autolinkPattern }, { base }) => {
  let own;
  let names;
  try {
    document.body?.matches(autolink);
    own = autolinkPattern && new RegExp(autolinkPattern, "g");
    const response = await fetch(new URL("names.json", base), { __proto__: null, credentials: "omit", redirect: "error" });
    if (!response.ok) throw response.status;
    names = new Map(Object.entries(await response.json()));
  } catch (err) {
    console.warn("StatusDeck: no automatic links:", err);
    return;
  }

  /** The codes in a text that stand where a code is meant: [start, end, code]. */
  const found = (text) => {
    const out = [];
    for (const match of text.matchAll(own || /(?<![\w.,:/-])\d{3}(?![\w/-]|[.,:]\d)/g)) {
      const code = own ? match.groups?.code ?? match[1] ?? match[0] : match[0];
      if (!names.has(code) || !match[0]) continue;
      let start = match.index;
      let end = start + match[0].length;
      if (!own) {
        const rest = text.slice(end).toLowerCase().replaceAll("\u00a0", " ");
        const name = names.get(code).find((n) => rest.startsWith(" " + n.toLowerCase()) && !/^[\w-]/.test(rest.slice(n.length + 1)));
        const context = before.exec(text.slice(0, start));
        if (!name && !context) continue;
        if (context) start = context.index;
        if (name) end += name.length + 1;
      }
      out.push([start, end, code]);
    }
    return out;
  };

  const link = (node) => {
    let last = 0;
    const { data } = node;
    const parts = [];
    for (const [start, end, code] of found(data)) {
      if (start < last) continue;
      const a = document.createElement("a");
      a.href = new URL(`../../status/${code}/`, base);
      a.textContent = data.slice(start, end);
      const el = document.createElement("http-status");
      el.setAttribute("code", code);
      el.append(a);
      parts.push(data.slice(last, start), el);
      last = end;
    }
    if (last) node.replaceWith(...parts, data.slice(last));
  };

  // In small portions: a long page must not stall.
  const queue = [];
  let busy = false;
  const work = () => {
    const until = performance.now() + 8;
    while (queue.length && performance.now() < until) {
      const node = queue.shift();
      if (node.isConnected) link(node);
    }
    busy = queue.length > 0;
    if (busy) setTimeout(work);
  };

  const gather = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (/\d{3}/.test(node.data) && !node.parentElement.closest(never)) queue.push(node);
    }
    if (!busy) {
      busy = true;
      setTimeout(work);
    }
  };

  const start = () => {
    for (const root of document.querySelectorAll(autolink)) gather(root);
    // Client-side navigation brings new content, and new roots.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node.nodeType !== 1 || node.localName === "http-status") continue;
          if (node.closest(autolink)) gather(node);
          else for (const root of node.querySelectorAll(autolink)) gather(root);
        }
      }
    }).observe(document.documentElement, { __proto__: null, childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
};
})();
