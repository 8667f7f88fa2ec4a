// @ts-check
// A markdown-it plug-in: badges for the status codes in a page, when the page is built.
import { mentions } from "../../loader/src/mentions.js";
import { names } from "#names";
import { inPiece, isCodeCell, isCodeList, isOnly, pageAddress } from "./places.js";

/** HTML in a text whose content stays as it is. */
const neverHTML = /^<(\/?)(?:a|kbd|samp|script|style|template|textarea|select|button|summary|svg|math|http-status)\b/i;

/**
 * @param {any} md
 * @param {{ base: string, element?: "http-status" | "a" }} options
 */
export default function markdownItStatusdeck(md, { base, element = "http-status" } = /** @type {any} */ ({})) {
  const address = pageAddress(base, "markdown-it");
  if (element !== "http-status" && element !== "a") throw new TypeError(`statusdeck/markdown-it: element is ${JSON.stringify(element)}: want "http-status" or "a"`);

  md.core.ruler.push("statusdeck", (/** @type {any} */ state) => {
    const places = readPlaces(state.tokens);
    for (const token of state.tokens) {
      const place = places.get(token);
      if (token.type === "inline" && place) token.children = linked(token.children ?? [], place, state.Token);
    }
  });

  /** @param {any[]} children @param {{alone: boolean, list: boolean}} place @param {any} Token */
  function linked(children, { alone, list }, Token) {
    const { text, pieces, code } = flow(children);
    if (!/\d{3}/.test(text)) return children;
    const found = mentions(text, names, { code, alone, list });
    const out = [];
    for (const child of children) {
      const piece = pieces.get(child);
      const inside = piece && !piece.dead ? inPiece(found, piece.at, child.content.length) : [];
      if (!inside.length) out.push(child);
      else if (child.type === "text") out.push(...split(child, inside, Token));
      else out.push(...around(child, inside, Token));
    }
    return out;
  }

  /** @param {any} child @param {string} code @param {any} Token */
  const begin = (child, code, Token) => {
    const tokens = [];
    if (element === "http-status") {
      tokens.push(new Token("statusdeck_open", "http-status", 1));
      tokens[0].attrs = [["code", code]];
    }
    const a = new Token("statusdeck_link_open", "a", 1);
    a.attrs = [["href", address(code)]];
    tokens.push(a);
    for (const t of tokens) t.level = child.level;
    return tokens;
  };
  /** @param {any} child @param {any} Token */
  const end = (child, Token) => {
    const tokens = [new Token("statusdeck_link_close", "a", -1)];
    if (element === "http-status") tokens.push(new Token("statusdeck_close", "http-status", -1));
    for (const t of tokens) t.level = child.level;
    return tokens;
  };

  /** A text with links in it. @param {any} child @param {{start: number, end: number, code: string}[]} found @param {any} Token */
  function split(child, found, Token) {
    const out = [];
    const push = (/** @type {number} */ from, /** @type {number} */ to) => {
      const t = new Token("text", "", 0);
      t.content = child.content.slice(from, to);
      t.level = child.level;
      if (t.content) out.push(t);
    };
    let last = 0;
    for (const m of found) {
      if (m.start < last) continue;
      push(last, m.start);
      out.push(...begin(child, m.code, Token));
      push(m.start, m.end);
      out.push(...end(child, Token));
      last = m.end;
    }
    push(last, child.content.length);
    return out;
  }

  /** Inline code in a link, if it says nothing else. Its own rendering, which sites replace, stays.
      @param {any} child @param {{start: number, end: number, code: string}[]} found @param {any} Token */
  function around(child, found, Token) {
    if (!isOnly(found, child.content)) return [child];
    return [...begin(child, found[0].code, Token), child, ...end(child, Token)];
  }
}

/** Reads the text of a block: what it says, the tokens that have it, and the ranges of inline code.
    @param {any[]} children */
function flow(children) {
  let text = "";
  let links = 0;
  let dead = 0; // open elements of HTML that stay as they are
  const pieces = new Map();
  /** @type {[number, number][]} */
  const code = [];
  for (const child of children) {
    if (child.type === "link_open") links++;
    else if (child.type === "link_close") links--;
    else if (child.type === "html_inline") {
      const tag = neverHTML.exec(child.content);
      if (tag) dead = Math.max(0, dead + (tag[1] ? -1 : 1));
    } else if (child.type === "softbreak" || child.type === "hardbreak") text += "\n";
    else if (child.type === "text" || child.type === "code_inline") {
      if (child.type === "code_inline") code.push([text.length, text.length + child.content.length]);
      pieces.set(child, { at: text.length, dead: links > 0 || dead > 0 });
      text += child.content;
    }
  }
  return { text, pieces, code };
}

/** @param {any} token */
const plain = (token) => flow(token?.children ?? []).text;

/** Says for the text of each block that may have links whether a number alone, or in front, is a code.
    @param {any[]} tokens @returns {Map<any, {alone: boolean, list: boolean}>} */
function readPlaces(tokens) {
  const places = new Map();
  const lists = new Set(); // first texts of items in lists of codes
  let heading = false;
  let summary = 0; // open HTML blocks that stay as they are
  /** @type {{titles?: any[], row?: any[]}[]} */
  const tables = [];
  tokens.forEach((token, i) => {
    const table = tables.at(-1);
    if (token.type === "heading_open" || token.type === "heading_close") heading = token.nesting === 1;
    else if (token.type === "table_open") tables.push({});
    else if (token.type === "table_close") tables.pop();
    else if (token.type === "tr_open" && table) {
      table.row = cellsOf(tokens, i);
      table.titles ??= table.row;
    } else if (/^(?:bullet|ordered)_list_open$/.test(token.type)) readList(tokens, i, "list_item_open", lists);
    else if (token.type === "dl_open") readList(tokens, i, "dt_open", lists);
    else if (token.type === "html_block") {
      const opened = (token.content.match(/<summary\b/gi) ?? []).length - (token.content.match(/<\/summary>/gi) ?? []).length;
      summary = Math.max(0, summary + opened);
    } else if (token.type === "inline" && !heading && !summary) {
      const column = table?.row?.indexOf(token) ?? -1;
      const title = column >= 0 && table?.row !== table?.titles ? table?.titles?.[column] : undefined;
      const cell = column >= 0 && isCodeCell(names, plain(token), (table?.row ?? []).map(plain).join(" "), title && plain(title));
      const list = lists.has(token);
      places.set(token, { alone: cell || (list && tokens[i - 1]?.type === "dt_open"), list });
    }
  });
  return places;
}

/** @param {any[]} tokens @param {number} open */
function cellsOf(tokens, open) {
  const cells = [];
  for (let i = open + 1; i < tokens.length && tokens[i].type !== "tr_close"; i++) if (tokens[i].type === "inline") cells.push(tokens[i]);
  return cells;
}

/** @param {any[]} tokens @param {number} open @param {string} item @param {Set<any>} lists */
function readList(tokens, open, item, lists) {
  const first = [];
  for (let i = open + 1; i < tokens.length && tokens[i].level > tokens[open].level; i++) {
    if (tokens[i].type !== item || tokens[i].level !== tokens[open].level + 1) continue;
    first.push(tokens.slice(i, i + 3).find((t) => t.type === "inline"));
  }
  if (first.every(Boolean) && isCodeList(names, first.map(plain))) for (const token of first) lists.add(token);
}
