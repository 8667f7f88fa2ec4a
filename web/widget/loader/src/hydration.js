// When it is safe to change a page that a server has rendered. Frameworks that take such a
// page over ("hydrate" it) compare it with what they would render, and none of
// them tells when it is done. What is known about them is used, and then the page has to be quiet.

const quiet = 500; // ms without a change or a new script
const patience = 10_000; // ms after which a page that never rests, or never is taken over, is taken as it is
let patient = true;

/** Waits until the page is loaded and has come to rest. */
export const settled = async () => {
  if (document.readyState !== "complete") await new Promise((go) => addEventListener("load", go, { __proto__: null, once: true }));
  const began = Date.now();
  let last = began;
  const note = () => (last = Date.now());
  const mutations = new MutationObserver(note);
  mutations.observe(document.documentElement, { __proto__: null, childList: true, subtree: true, characterData: true });
  // Frameworks begin when their last module has come.
  const resources = new PerformanceObserver((list) => list.getEntries().some((e) => e.initiatorType !== "img") && note());
  resources.observe({ __proto__: null, type: "resource" });
  while ((Date.now() - last < quiet || waits()) && (patient = Date.now() - began < patience)) {
    await new Promise((go) => setTimeout(go, 100));
  }
  mutations.disconnect();
  resources.disconnect();
  await new Promise((go) => (window.requestIdleCallback ?? setTimeout)(go));
};

const has = (node, prefix) => Object.keys(node).some((key) => key.startsWith(prefix));

/** Names that generators give the window of pages that React takes over as a whole. */
const reactPages = ["__next_f", "__remixContext", "__reactRouterContext"];
/** What generators and starters call the element that a framework takes over. */
const roots = "#__next, #__docusaurus, #___gatsby, #__nuxt, #app, #root, #svelte";
/** Comments that mark what was rendered on a server: "[" by Svelte and Vue, "" by Vue, " " and "$" by React. */
const mark = /^(?:\[[!\d-]*| |\$[?!]?|)$/;

/** Whether a framework has taken over an element, or what it stands in. */
const taken = (node) => {
  // Svelte marks no element, but what all texts inherit from. Browsers have one symbol there.
  if ("__t" in Text.prototype || Object.getOwnPropertySymbols(Text.prototype).length > 1) return true;
  for (; node; node = node.parentNode) {
    if (node.__vue_app__ || node.__k || has(node, "__reactContainer$")) return true;
  }
  return false;
};

/** Whether the page looks as if a framework has still to take it over. */
const waits = () => {
  const root = document.querySelector(roots);
  if (root) return !taken(root);
  if (reactPages.some((name) => name in window)) return !taken(document);
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) if (mark.test(comments.currentNode.data)) return !taken(comments.currentNode);
  return false;
};

/** Whether no framework is known to have an element still to take over. */
export const hydrated = (el) => {
  if (el.closest("astro-island[ssr]") || (patient && waits())) return false;
  // React marks the container first, and then every element that it has taken over, but not
  // what was given to it as HTML.
  let owner;
  for (let node = el; node; node = node.parentNode) {
    owner ??= has(node, "__reactFiber$") ? node : undefined;
    if (has(node, "__reactContainer$")) {
      const props = owner && owner[Object.keys(owner).find((key) => key.startsWith("__reactProps$"))];
      return owner === el || !!props?.dangerouslySetInnerHTML || el === node;
    }
  }
  return true;
};
