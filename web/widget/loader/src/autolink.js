// Automatic links: <script data-autolink="main">.

const never = "a, h1, h2, h3, h4, h5, h6, pre, code, kbd, samp, script, style, textarea, select, button, svg, math, [contenteditable], http-status, [data-no-autolink]";
const before = /\b(?:HTTP(?:\/\d(?:\.\d)?)?(?:[ \u00a0-](?:status|error|response))?(?:[ \u00a0-]codes?)?|status(?:[ \u00a0-]codes?)?):?[ \u00a0]$/i;

export const autolink = async ({ autolink, autolinkPattern }, { base }) => {
  let own;
  let names;
  try {
    document.body?.matches(autolink);
    own = autolinkPattern && new RegExp(autolinkPattern, "g");
    const response = await fetch(new URL("names.json", base), { __proto__: null, credentials: "omit" });
    if (!response.ok || response.url.split("/")[2] !== base.host) throw response.status;
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
