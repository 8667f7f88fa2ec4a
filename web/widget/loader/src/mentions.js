// Finds status codes in the text of a paragraph, a cell or the like. A three-digit number
// counts when the words around it say so. mentions.test.mjs lists what is found and what is not.

/** Spaces, line breaks, and what stands around a number: quotes, brackets. */
const gap = "[\\s\"'“”‘’`*(\\[]*";

/** Words that may follow a code. Behind "a 404" or "returns 404" any other word is what is counted. */
const goesOn =
  "a|after|again|already|also|an|and|anyway|are|as|at|back|because|before|being|but|by|can|code|codes|during|even|every|except|exception|failure|for|from|handler|has|have|here|HTTP|if|in|indicates|indicating|instead|into|is|it|like|may|means|message|must|not|now|on|only|or|otherwise|page|rather|reply|response|result|return|returned|should|since|so|status|that|the|then|there|this|to|today|too|unless|until|was|were|when|whenever|where|whether|which|while|will|with|within|without|would|error|errors|redirect|redirection|challenge";

/** What counts or measures: behind any context, the number is no code. */
const counted =
  /^\s*(?:%|°|[a-z]{0,3}(?:bytes?|[KMGT]i?B)\b|(?:ms|msecs?|s|secs?|seconds?|milliseconds?|microseconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|px|pt|r?em|kg|km|cm|mm|m|[KMG]?Hz|dpi|fps|USD|EUR|dollars?|euros?|bits?|items?|results?|records?|rows?|lines?|files?|users?|people|requests|times|clients?|servers?|connections?|words|characters?|chars?|entries|tokens?|samples?|papers|points?|pixels?|percent|participants?|customers?|articles?|threads?|workers?|objects?|calls|attempts|responses|pages|messages|events|degrees)\b)/i;

const after = new RegExp("^s?[\"'”’`*)\\]]*(?:\\s*$|\\s*[.,;:!?/)\\]—–-]|\\s+(?:" + goesOn + ")\\b|\\s+\\()", "i");

/** Words in front of a number that make it a code. */
const strong = new RegExp(
  "(?:" +
    [
      "\\bHTTPS?(?:/\\d(?:\\.\\d)?)?(?:[\\s-]+(?:status|error|response|result|return|reply|exception|redirect|code|codes|message))*(?:\\s+(?:of|is|was|being|like|as|=|to))?",
      "(?<!\\b(?:exit|process|termination|wait|order|payment|build|job)[\\s-]+)\\bstatus(?:[\\s_-]?codes?)?(?:es)?(?:\\s+(?:of|is|was|being|like|as|to|either|are))?",
      "\\bstatus_?code",
      "\\b(?:response|error|reply|redirect|result)(?:[\\s_-]+(?:status|code))+s?(?:\\s+(?:of|is|was|being|like|as|to|either|are))?",
      "\\b(?:client|server|gateway|upstream)\\s+error",
    ].join("|") +
    ")\\s*(?:[:=]{1,3}|>=|<=|[-–—])?" + gap + "$",
  "i",
);

/** Words in front of a number after which the next word decides. */
const weak = new RegExp(
  "\\b(?:an?|the|with|of|returns?|returned|returning|responds?|responding|responded|answers?|answered|gets?|got|getting|receives?|received|sends?|sent|sending|throws?|raises?|raised|raising|yields?|gives?|give|see|seeing|is|be|as|error|errors|code|codes|response|responses|an?\\s+error)\\s+(?:back\\s+|with\\s+|an?\\s+|either\\s+)?" + gap + "$",
  "i",
);

/** Verbs that answer: behind them, a number alone is a code. */
const answering =
  /\b(?:returns?|returned|returning|respond(?:s|ed|ing)?(?:\s+with)?|answer(?:s|ed|ing)?(?:\s+with)?|repl(?:y|ies|ied)(?:\s+with)?|fail(?:s|ed|ing)?\s+with|throws?|raises?|raised|results?\s+in|an?|error|errors)\s+(?:back\s+|an?\s+|either\s+)?["'“‘`*(]*$/i;

/** A noun behind a number. In the singular, nothing is counted: "404 error", "301 redirect". */
const noun = /^["'”’`*)]*[\s-]+(?:HTTP\s+)?(?:(?:client|server)\s+)?(?:error|exception|response|redirect|redirection|reply|status|page|not[\s-]found|status[\s-]codes?|response[\s-]codes?|error[\s-]codes?)(?![\w-])(?!\s+(?:codes?\s+)?(?:bytes|ms))/i;
const nouns = /^["'”’`*)]*[\s-]+(?:HTTP\s+)?(?:(?:client|server)\s+)?(?:errors|responses|redirects|codes|pages|status(?:es)?)\b/i;

/** What says that a text is about HTTP at all. */
const about = /\bHTTP\b|\bstatus\b|\bresponse|\bredirect|\berror|\breturn|\brespond|\brequest/i;

const between = /^["'”’`*)\]]*\s*(?:,\s*(?:and|or)?|\/|\||&|and|or|and\/or|,?\s*then|to|vs\.?)?\s*(?:an?\s+|HTTP\s+|status\s+)?["'“‘`*(]*$/i;

const isRound = (code) => code.endsWith("00");

/**
 * Finds the codes of a text.
 * @param {string} text
 * @param {Map<string, string[]>} names the names of every code
 * @param {{ code?: [number, number][], alone?: boolean, list?: boolean }} [where] the ranges of inline code, whether a
 *   number alone is a code (in a column of codes), and whether one that begins the text is (in a list of codes)
 * @returns {{ start: number, end: number, at: number, code: string }[]} what to link, and where the number begins
 */
export const mentions = (text, names, { code: inline = [], alone, list } = {}) => {
  const numbers = [...text.matchAll(/(?<![\w.,#$€£+\\]|(?<!(?<![\w./])\d{3})\/|[\w:]-|\d:)\d{3}(?=s?(?![\w%]|[.,:]\d|-\d|\/\/))/g)]
    .filter(({ 0: code }) => names.has(code))
    .map(({ 0: code, index }) => ({ code, at: index, start: index, end: index + 3, sure: false }));
  for (const n of numbers) judge(n, text, names, inline, alone, list);
  // "HTTP 404 or 410", "a 301 or 302 redirect": the neighbours of a code are codes.
  for (let i = 1; i < numbers.length; i++) spread(numbers[i - 1], numbers[i], text);
  for (let i = numbers.length; --i > 0; ) spread(numbers[i], numbers[i - 1], text);
  return numbers.filter((n) => n.sure).map(({ start, end, at, code }) => ({ start, end, at, code }));
};

const spread = (from, to, text) => {
  if (!from.sure || to.sure) return;
  const [a, b] = from.at < to.at ? [from, to] : [to, from];
  const joint = text.slice(Math.max(a.end, a.at + 3), b.at);
  if (joint.length < 30 && /\S/.test(joint) && between.test(joint.replace(/^s/, "")) && !counted.test(text.slice(to.at + 3)) && (to === a || after.test(text.slice(to.at + 3)) || noun.test(text.slice(to.at + 3)))) to.sure = true;
};

const judge = (n, text, names, inline, alone, list) => {
  const left = text.slice(Math.max(0, n.at - 80), n.at);
  const first = n.at < 80 && !left.trim(); // it begins the text
  const right = text.slice(n.at + 3, n.at + 83);
  const many = n.code >= "400" && /^s\b/.test(right);
  const named = nameBehind(right, names.get(n.code));
  if (named) {
    n.sure = true;
    n.end += named;
  }
  const context = strong.exec(left);
  if (context && (named || many || !counted.test(right))) {
    n.sure = true;
    const lead = context[0].trimStart();
    // The words are part of the link where they are short.
    if (/^HTTP|^status/i.test(lead) && lead.length < 22 && /^[\w/.\s\u00a0-]+:?\s$/.test(lead)) n.start = n.at - lead.length;
  }
  if (n.sure) return;
  if (alone && first && !right.trim()) n.sure = true;
  else if (list && first && /^["'`]*\s*(?:[:.–—-]|$|\()/.test(right)) n.sure = true;
  else if (many) n.sure = true;
  else if (counted.test(right)) return;
  else if (noun.test(right)) n.sure = true;
  else if (nouns.test(right) && !isRound(n.code)) n.sure = true;
  else if (answering.test(left) && after.test(right)) n.sure = true;
  else if (inline.some(([start, end]) => start <= n.at && end >= n.at + 3 && text.slice(start, end).trim() === n.code)) {
    n.sure = isRound(n.code) ? weak.test(left) && /\bHTTP\b|\bstatus\b|\brespon[ds]/i.test(text) : n.code >= "400" || about.test(text);
  }
};

/** Returns the length of the name behind a number, with what stands between them; 0 if there is none. */
const nameBehind = (right, names) => {
  const [lead] = /^["'”’`*)]*\s*[:(\-–—=,]?\s*["'“‘`*(]*/.exec(right);
  if (!lead) return 0;
  const rest = right.slice(lead.length).replace(/\s/g, " ");
  for (const name of names) {
    const found = rest.slice(0, name.length);
    if (found.toLowerCase() !== name.toLowerCase() || /^[\w-]/.test(rest.slice(name.length))) continue;
    // "202 accepted papers" tells of papers.
    if (!name.includes(" ")) {
      if (found === found.toLowerCase()) continue;
      if (/^ [a-z]/.test(rest.slice(name.length)) && !new RegExp("^ (?:" + goesOn + ")\\b", "i").test(rest.slice(name.length))) continue;
    }
    // A closing bracket belongs to an opening one.
    const close = lead.includes("(") && right[lead.length + name.length] === ")" ? 1 : 0;
    return lead.length + name.length + close;
  }
  return 0;
};
