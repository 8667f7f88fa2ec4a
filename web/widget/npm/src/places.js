// @ts-check
// Where a number is a status code because of the place it stands in: what the two
// plug-ins have in common besides the rules for running text, which are those of the
// automatic badges in the browser (loader/src/mentions.js).

/** The title of a column of codes. */
const codeColumn = /\b(?:status|http|codes?|responses?|errors?|returns?)\b/i;

/**
 * Whether a number alone in a cell is a code: below such a title, or beside its name.
 * @param {Map<string, string[]>} names
 * @param {string} cell @param {string} row @param {string | undefined} title
 */
export const isCodeCell = (names, cell, row, title) =>
  (title !== undefined && codeColumn.test(title)) ||
  (names.get(cell.trim()) ?? []).some((name) => row.toLowerCase().includes(name.toLowerCase()));

/**
 * Whether all items of a list begin with a code, and not with numbers as round as those
 * of other lists.
 * @param {Map<string, string[]>} names
 * @param {string[]} items
 */
export const isCodeList = (names, items) =>
  items.length > 1 &&
  items.every((text) => names.has(/^\s*(\d{3})(?!\d)/.exec(text)?.[1] ?? "")) &&
  items.some((text) => !/^\s*\d00/.test(text));

/**
 * Cuts what was found in a text out of one of its pieces. What reaches beyond the piece is cut
 * off; a code counts for the piece that has its number.
 * @param {{start: number, end: number, at: number, code: string}[]} found
 * @param {number} at where the piece begins @param {number} length
 */
export const inPiece = (found, at, length) =>
  found
    .filter((m) => m.at >= at && m.at + 3 <= at + length)
    .map((m) => ({ start: Math.max(m.start - at, 0), end: Math.min(m.end - at, length), code: m.code }));

/**
 * Whether a text says one code and nothing else.
 * @param {{start: number, end: number}[]} found @param {string} text
 */
export const isOnly = (found, text) =>
  found.length === 1 && !/[^\s"'.,:;()]/.test(text.slice(0, found[0].start) + text.slice(found[0].end));

/** @param {string | undefined} base @param {string} plugin */
export function pageAddress(base, plugin) {
  if (typeof base !== "string" || !base) {
    throw new TypeError(`statusdeck/${plugin}: the option base is missing: the address of a StatusDeck site, such as "https://codes.example/"`);
  }
  const folder = base.endsWith("/") ? base : base + "/";
  return (/** @type {string} */ code) => `${folder}status/${code}/`;
}
