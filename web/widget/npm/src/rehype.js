// @ts-check
// A rehype plug-in: badges for the status codes in a page, when the page is built.
import { mentions } from "../../loader/src/mentions.js";
import { names } from "#names";
import { inPiece, isCodeCell, isCodeList, isOnly, pageAddress } from "./places.js";

/** Elements that do not end a line of text. */
const inline = /^(?:a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr|http-status)$/;
/** Elements whose text stays as it is. */
const never = /^(?:a|h[1-6]|pre|kbd|samp|script|style|template|textarea|select|button|summary|svg|math|http-status)$/;

/** @param {any} node */
const nameOf = (node) => node.tagName ?? node.name ?? "";
/** @param {any} node */
const isOff = (node) => {
  const p = node.properties ?? Object.fromEntries((node.attributes ?? []).map((/** @type {any} */ a) => [a.name, a.value ?? true]));
  return never.test(nameOf(node)) || p.dataNoAutolink !== undefined || p["data-no-autolink"] !== undefined || p.role === "button";
};

/** @param {any} node @returns {string} */
const textOf = (node) => (node.type === "text" ? node.value : (node.children ?? []).map(textOf).join(""));
/** @param {any} node @param {RegExp} tag @returns {any[]} */
const findAll = (node, tag) => (node.children ?? []).flatMap((/** @type {any} */ c) => (tag.test(nameOf(c)) ? [c] : findAll(c, tag)));

/**
 * @param {{ base: string, element?: "http-status" | "a" }} options
 */
export default function rehypeStatusdeck({ base, element = "http-status" } = /** @type {any} */ ({})) {
  const address = pageAddress(base, "rehype");
  if (element !== "http-status" && element !== "a") throw new TypeError(`statusdeck/rehype: element is ${JSON.stringify(element)}: want "http-status" or "a"`);

  /** @param {any} content @param {string} code */
  const link = (content, code) => {
    const a = { type: "element", tagName: "a", properties: { href: address(code) }, children: [content] };
    return element === "a" ? a : { type: "element", tagName: "http-status", properties: { code }, children: [a] };
  };

  /** @param {any} tree */
  return (tree) => {
    /** Cells in which a number alone is a code, and items of lists in which one in front is. */
    const cells = new Set();
    const items = new Set();

    /** @param {any} table */
    const readTable = (table) => {
      const rows = findAll(table, /^tr$/).map((row) => findAll(row, /^t[dh]$/));
      const titles = rows[0] ?? [];
      for (const row of rows) {
        const text = row.map(textOf).join(" ");
        row.forEach((cell, i) => {
          const title = titles[i] && titles[i] !== cell ? textOf(titles[i]) : undefined;
          if (isCodeCell(names, textOf(cell), text, title)) cells.add(cell);
        });
      }
    };

    /** @param {any} list @param {RegExp} tag */
    const readList = (list, tag) => {
      const own = findAll(list, tag);
      if (isCodeList(names, own.map(textOf))) for (const item of own) items.add(item);
    };

    /** Reads the text of a block, without the blocks inside it, and links what is found.
        @param {any} block @param {any} cell @param {any} item */
    const linkBlock = (block, cell, item) => {
      let text = "";
      /** @type {{parent: any, node: any, at: number, dead: boolean, code?: any}[]} what has text: a node, or inline code around one */
      const pieces = [];
      /** @type {[number, number][]} */
      const code = [];
      /** @param {any} parent @param {boolean} dead */
      const read = (parent, dead) => {
        for (const node of parent.children ?? []) {
          if (node.type === "text") {
            pieces.push({ parent, node, at: text.length, dead });
            text += node.value;
          } else if (nameOf(node) === "br" || !inline.test(nameOf(node))) text += "\n";
          else {
            const from = text.length;
            const isCode = nameOf(node) === "code";
            const [only, ...others] = node.children ?? [];
            if (isCode && only?.type === "text" && !others.length) {
              pieces.push({ parent, node: only, at: from, dead: dead || isOff(node) || only.value.includes("\n"), code: node });
              text += only.value;
            } else read(node, dead || isOff(node) || isCode);
            if (isCode) code.push([from, text.length]);
          }
        }
      };
      read(block, false);
      if (!/\d{3}/.test(text)) return;
      const found = mentions(text, names, { code, alone: cells.has(cell) || (nameOf(block) === "dt" && items.has(item)), list: items.has(item) });
      for (const { parent, node, at, dead, code: around } of pieces) {
        const inside = dead ? [] : inPiece(found, at, node.value.length);
        const replace = (/** @type {any} */ old, /** @type {any[]} */ by) => parent.children.splice(parent.children.indexOf(old), 1, ...by);
        // Sites give code components of their own, which take elements inside for a block of code.
        if (around) isOnly(inside, node.value) && replace(around, [link(around, inside[0].code)]);
        else if (inside.length) replace(node, split(node.value, inside, link));
      }
    };

    /** @param {any} node @param {any} cell @param {any} item */
    const visit = (node, cell, item) => {
      const name = nameOf(node);
      if (isOff(node)) return;
      if (name === "table") readTable(node);
      if (name === "ul" || name === "ol") readList(node, /^li$/);
      if (name === "dl") readList(node, /^dt$/);
      if (/^t[dh]$/.test(name)) cell = node;
      if (name === "li" || name === "dt") item = node;
      for (const child of [...(node.children ?? [])]) if (!inline.test(nameOf(child)) || !nameOf(child)) visit(child, cell, item);
      if (node.children?.some((/** @type {any} */ c) => c.type === "text" || inline.test(nameOf(c)))) linkBlock(node, cell, item);
    };
    visit(tree, undefined, undefined);
  };
}

/** @param {string} text @param {{start: number, end: number, code: string}[]} found @param {(content: any, code: string) => any} link */
function split(text, found, link) {
  const out = [];
  let last = 0;
  for (const { start, end, code } of found) {
    if (start < last) continue;
    if (start > last) out.push({ type: "text", value: text.slice(last, start) });
    out.push(link({ type: "text", value: text.slice(start, end) }, code));
    last = end;
  }
  if (last < text.length) out.push({ type: "text", value: text.slice(last) });
  return out;
}
