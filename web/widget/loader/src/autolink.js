// Automatic links: <script data-autolink="main"> and <script data-preset="redoc">. Pages belong
// to frameworks that keep their text nodes, so no node is removed or replaced that is not our
// own: a text node is shortened, and what follows stands behind it. When it changes or goes, so
// does that.
import { controls } from "./hover.js";
import { hydrated, settled } from "./hydration.js";
import { mentions } from "./mentions.js";
import { presets } from "./presets.js";

const never = "a, h1, h2, h3, h4, h5, h6, pre, kbd, samp, script, style, template, textarea, select, button, summary, svg, math, [role=button], [contenteditable], http-status, [data-no-autolink]";
/** Elements that do not end a line of text. */
const flows = /^(?:a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr|http-status)$/;

/** @type {WeakMap<Text, {full: string, head: string, tail: ChildNode[]}>} the texts that were shortened, and what stands behind them */
const shortened = new WeakMap();
const own = new WeakSet(); // the nodes that were put in

export const autolink = async ({ autolink: selector, autolinkPattern: pattern, preset: presetName }, { base }) => {
  const preset = presets[presetName];
  const within = [selector, preset?.prose].filter(Boolean).join(", ");
  let names;
  let find;
  try {
    if (presetName !== undefined && !preset) throw `data-preset="${presetName}" is none of ${Object.keys(presets).join(", ")}`;
    document.createElement("i").matches(within);
    const custom = pattern && new RegExp(pattern, "g");
    const response = await fetch(new URL("names.json", base), { __proto__: null, credentials: "omit" });
    if (!response.ok || response.url.split("/")[2] !== base.host) throw response.status;
    names = new Map(Object.entries(await response.json()));
    find = custom ? (text) => matches(text, custom, names) : (text, where) => mentions(text, names, where);
  } catch (err) {
    console.warn("StatusDeck: no automatic links:", err);
    return;
  }

  /** Whether an element is one of those that a preset knows to hold a code and nothing else. */
  const holdsCode = (el) => preset && el.closest(preset.codes) && !el.closest("http-status, [data-no-autolink]");

  /** Links the codes in the text of a block, without the blocks inside it, or a text that is a code. */
  const link = (block) => {
    if (!block.isConnected) return;
    // Parts of a page may be taken over long after the rest.
    const isText = block.nodeType === 3;
    if (!hydrated(isText ? block.parentElement : block)) return void setTimeout(() => (queue.add(block), later()), 1000);
    if (isText) {
      const alone = /^(\s*)(\d{3})\s*$/.exec(block.data);
      if (alone && names.has(alone[2])) insert(block, [[alone[1].length, alone[1].length + 3, alone[2]]], base);
      return;
    }
    const { text, pieces, code } = flow(block);
    if (!/\d{3}/.test(text)) return;
    const found = find(text, { __proto__: null, code, alone: isCell(block, names), list: isTerm(block, names) });
    for (const piece of pieces) {
      const { node, at } = piece;
      if (piece.dead) continue;
      const end = at + node.data.length;
      // What reaches beyond its text node is cut, but the number is not.
      const inside = found.filter((m) => m.at >= at && m.at + 3 <= end).map((m) => [Math.max(m.start, at) - at, Math.min(m.end, end) - at, m.code]);
      if (inside.length) insert(node, inside, base);
    }
  };

  const awaited = new WeakSet(); // elements that are not defined yet
  const queue = new Set();
  let busy;
  // In small portions: a long page must not stall.
  const work = () => {
    const until = performance.now() + 8;
    busy = false;
    for (const block of queue) {
      if (performance.now() > until) return later();
      queue.delete(block);
      link(block);
      changes.takeRecords(); // our own
    }
  };
  const later = () => {
    if (busy) return;
    busy = true;
    setTimeout(work);
  };

  /** Queues the blocks of all texts under a node that are in reach of the selector or the preset. */
  const gather = (root) => {
    const walker = document.createTreeWalker(root, preset ? NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT : NodeFilter.SHOW_TEXT);
    for (let node = root.nodeType === 3 || preset ? root : walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === 1) enter(node);
      const parent = node.parentElement;
      if (node.nodeType !== 3 || !/\d{3}/.test(node.data) || own.has(node) || !parent) continue;
      if (holdsCode(parent)) queue.add(node);
      else if (!parent.closest(never) && within && parent.closest(within)) queue.add(blockOf(parent));
    }
    if (queue.size) later();
  };
  /** Goes on in the shadow tree of an element, now or when its script has come. */
  const enter = (el) => {
    const { localName, shadowRoot } = el;
    if (/^http-status/.test(localName)) return;
    if (shadowRoot) observe(shadowRoot), gather(shadowRoot);
    else if (localName.includes("-") && !customElements.get(localName) && !awaited.has(el)) {
      awaited.add(el);
      customElements.whenDefined(localName).then(() => el.isConnected && enter(el));
    }
  };
  /** Queues what has come into the page. */
  const arrive = (node) => {
    const el = node.nodeType === 1 ? node : node.parentElement;
    if (!el || own.has(node)) return;
    if (preset || el.closest(selector)) gather(node);
    else if (node === el) for (const root of el.querySelectorAll(selector)) gather(root);
  };

  const changes = new MutationObserver((records) => {
    const arrived = new Set();
    for (const { type, target, addedNodes, removedNodes, previousSibling } of records) {
      if (type === "characterData") {
        if (shortened.has(target) && shortened.get(target).head === target.data) continue;
        restore(target);
        arrived.add(target);
        continue;
      }
      for (const node of removedNodes) {
        restore(node);
        // Whoever takes our nodes away wants the text as it was.
        if (own.has(node) && previousSibling) restore(previousSibling), arrived.add(previousSibling);
      }
      for (const node of addedNodes) {
        if (own.has(node)) continue;
        arrived.add(node);
        // What a framework puts behind its text stands behind all of it.
        if (shortened.has(previousSibling)) restore(previousSibling), arrived.add(previousSibling);
      }
    }
    changes.takeRecords(); // our own
    for (const node of arrived) if (node.isConnected) arrive(node);
  });

  const observe = (root) => changes.observe(root, { __proto__: null, childList: true, subtree: true, characterData: true });

  await settled();
  const attributes = { __proto__: null, autolink: selector, preset: preset?.root };
  for (const name in attributes) {
    if (attributes[name] && !document.querySelector(attributes[name])) console.warn(`StatusDeck: data-${name} finds no element ${attributes[name]}`);
  }
  // Client-side navigation brings new content, and new roots.
  observe(document.documentElement);
  arrive(document.documentElement);
};

/** Finds codes with a pattern of the page's own. */
const matches = (text, pattern, names) => {
  const out = [];
  for (const match of text.matchAll(pattern)) {
    const code = match.groups?.code ?? match[1] ?? match[0];
    if (!names.has(code) || !match[0] || match.index < (out.at(-1)?.end ?? 0)) continue;
    out.push({ start: match.index, end: match.index + match[0].length, at: match.index + Math.max(0, match[0].indexOf(code)), code });
  }
  return out;
};

/** Puts links into a text node: it is shortened, and the rest stands behind it. */
const insert = (node, found, base) => {
  restore(node);
  const full = node.data;
  const tail = [];
  let last = found[0][0];
  for (const [start, end, code] of found) {
    if (start < last) continue;
    if (start > last) tail.push(document.createTextNode(full.slice(last, start)));
    const el = document.createElement("http-status");
    el.setAttribute("code", code);
    el.textContent = full.slice(start, end);
    // No link can be inside a control.
    if (!node.parentElement.closest(controls)) {
      const a = document.createElement("a");
      a.href = new URL(`../../status/${code}/`, base);
      a.append(el.firstChild);
      el.append(a);
    }
    tail.push(el);
    last = end;
  }
  if (last < full.length) tail.push(document.createTextNode(full.slice(last)));
  const head = full.slice(0, found[0][0]);
  for (const added of tail) own.add(added);
  shortened.set(node, { full, head, tail });
  node.data = head;
  node.after(...tail);
};

/** Takes away what stands behind a text node. It gets its text back, unless it has a new one. */
const restore = (node) => {
  const was = shortened.get(node);
  if (!was) return;
  shortened.delete(node);
  for (const added of was.tail) added.remove();
  if (node.data === was.head) node.data = was.full;
};

const blockOf = (el) => {
  while (flows.test(el.localName) && el.parentElement) el = el.parentElement;
  return el;
};

/** Reads the text of a block: what it says, its text nodes, and the ranges of inline code. */
const flow = (block) => {
  let text = "";
  const pieces = [];
  const code = [];
  const read = (parent, dead) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) {
        const was = shortened.get(node);
        if (own.has(node)) continue;
        const data = was ? was.full : node.data;
        // A text that has its links already keeps them.
        pieces.push({ node, at: text.length, dead: dead || !!was });
        text += data;
      } else if (node.nodeType === 1 && !own.has(node)) {
        if (node.localName === "br" || !flows.test(node.localName)) text += "\n";
        else {
          const from = text.length;
          // Code of several lines is no inline code.
          read(node, dead || node.matches(never) || (node.localName === "code" && node.textContent.includes("\n")));
          if (node.localName === "code") code.push([from, text.length]);
        }
      }
    }
  };
  read(block, false);
  return { text, pieces, code };
};

const startsWithCode = (el, names) => names.has(/^\s*(\d{3})(?!\d)/.exec(el.textContent)?.[1]);

/** Whether a number alone is a code: in a column that is headed so, and where a description list has codes as terms. */
const isCell = (block, names) => {
  if (block.localName === "dt") return isTerm(block, names);
  const cell = block.closest("td, th");
  const table = cell?.closest("table");
  if (!table) return false;
  const title = [...(table.rows[0]?.cells ?? [])][cell.cellIndex];
  if (title && title !== cell && /\b(?:status|http|codes?|responses?|errors?|returns?)\b/i.test(title.textContent)) return true;
  // Or the row tells its name.
  return (names.get(cell.textContent.trim()) ?? []).some((name) => cell.parentElement.textContent.toLowerCase().includes(name.toLowerCase()));
};

/** Whether a number in front is a code: in a list of which all begin with one. */
const isTerm = (block, names) => {
  const item = block.closest("li, dt");
  if (!item) return false;
  const items = [...item.parentElement.children].filter((el) => el.localName === item.localName);
  return items.length > 1 && items.every((el) => startsWithCode(el, names)) && items.some((el) => !/^\s*\d00/.test(el.textContent));
};
