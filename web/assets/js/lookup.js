// @ts-check
// Looks words up in the prefilter table, which catalog/search/prefilter makes with the
// search engine itself. All knowledge of words is in the table: here scores are added.

const DIGITS = "!#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const number = (character) => {
  const at = DIGITS.indexOf(character);
  return at < 0 ? character.charCodeAt(0) - 0xa1 + DIGITS.length : at;
};

/** Unpacks the table. @param {{codes: string, phrases: string, words: string, rows: string}} packed */
export function unpack({ codes, phrases, words, rows }) {
  const table = { codes: codes.split(" "), phrases: phrases.split("\n"), words: [], rows: rows.split(" ") };
  let word = "";
  for (const entry of words.split(" ")) {
    word = word.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
    table.words.push(word);
  }
  return table;
}

// Parts of identifiers are words of their own: NotFound, HTTPError, 404error.
const WORDS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
// Before a number that is a code in the middle of a text.
const SAYS_CODE = /(?:http\S*|status|code|error|response)\W*$/i;

/**
 * The codes for a query, best first.
 * @param {ReturnType<typeof unpack>} table
 * @param {string} query
 * @returns {string[]}
 */
export function lookup(table, query) {
  const text = query.slice(0, 256).normalize("NFKD").replace(/\p{M}/gu, "").trim();
  if (/^[\dx*?]{1,3}$/i.test(text)) {
    const pattern = new RegExp(`^${text.replace(/[x*?]/gi, "\\d")}`);
    return table.codes.filter((code) => pattern.test(code));
  }
  const score = new Map();
  const met = new Map(); // how much of the query a code has met
  const add = (map, code, points) => map.set(code, (map.get(code) ?? 0) + points);
  let total = 0;
  const found = []; // the entries of the table for the words
  for (const match of text.matchAll(WORDS)) {
    const word = match[0].toLowerCase();
    if (/\d/.test(word)) {
      const named = match.index === 0 || SAYS_CODE.test(text.slice(0, match.index));
      if (named && table.codes.includes(word)) add(score, word, 1e6);
    } else {
      found.push(find(table.words, word));
    }
  }
  for (let i = 0; i < found.length; i++) {
    let row = table.rows[found[i]];
    let weight = 1;
    const pair = place(table.words, `${table.words[found[i]]}_${table.words[found[i + 1]]}`);
    if (pair >= 0) {
      row = table.rows[pair];
      weight = 2;
      i++;
    }
    if (!row) continue;
    const [codes, ...pairs] = [...row].map(number);
    const rarity = weight * (Math.log((table.codes.length + 1) / codes) + 0.1);
    total += rarity;
    for (let k = 0; k < pairs.length; k += 2) {
      const code = table.codes[pairs[k]];
      add(score, code, rarity * Math.exp(pairs[k + 1] / 4));
      add(met, code, rarity);
    }
  }
  const points = (code) => score.get(code) * (met.has(code) ? 0.3 + met.get(code) / total : 1);
  return [...score.keys()].sort((a, b) => points(b) - points(a) || (a < b ? -1 : 1));
}

/** The place of a word in the list, -1 if it is not there; prefix finds longer ones, too. */
function place(words, word, prefix = false) {
  let low = 0;
  for (let high = words.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return words[low] === word || (prefix && words[low]?.startsWith(word)) ? low : -1;
}

/** The place of a word, of one that begins with it, or of one that differs by typing mistakes; else -1. */
function find(words, word) {
  const at = place(words, word, word.length > 2);
  if (at >= 0 || word.length < 4) return at;
  let best = -1;
  let least = Math.floor(word.length / 3) + 1;
  words.forEach((other, i) => {
    if (other[0] !== word[0] || Math.abs(other.length - word.length) >= least || other.includes("_")) return;
    const mistakes = distance(word, other);
    if (mistakes < least) [best, least] = [i, mistakes];
  });
  return best;
}

/** The number of letters to add, drop, replace or swap with the next to make a into b. */
function distance(a, b) {
  let older = [];
  let old = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, old[j] + 1, old[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length];
}
