// Finds status codes in the text of a paragraph, a cell or the like. A three-digit number
// counts when the words around it say so. mentions.test.mjs lists what is found and what is not.

/** Spaces, line breaks, and what stands around a number: quotes, brackets. */
const gap = "[\\s\"'“”‘’`*(\\[]*";

/** Words that may follow a code. Behind "a 404" or "returns 404" any other word is what is counted. */
const goesOn =
  "a|after|again|already|also|an|and|anyway|are|as|at|back|because|before|being|but|by|can|code|codes|during|even|every|except|exception|failure|for|from|handler|has|have|here|HTTP|if|in|indicates|indicating|instead|into|is|it|like|may|means|message|must|not|now|on|only|or|otherwise|page|rather|reply|response|result|return|returned|should|since|so|status|that|the|then|there|this|to|today|too|unless|until|was|were|when|whenever|where|whether|which|while|whose|will|with|within|without|would|error|errors|redirect|redirection|challenge";

/** What counts or measures: behind any context, the number is no code. */
const counted =
  /^\s*(?:%|°|[a-z]{0,3}(?:bytes?|[KMGT]i?B)\b|(?:ms|msecs?|s|secs?|seconds?|milliseconds?|microseconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|px|pt|r?em|kg|km|cm|mm|m|[KMG]?Hz|dpi|fps|USD|EUR|dollars?|euros?|bits?|items?|results?|records?|rows?|lines?|files?|users?|people|requests|times|clients?|servers?|connections?|words|characters?|chars?|entries|tokens?|samples?|papers|points?|pixels?|percent|participants?|customers?|articles?|threads?|workers?|objects?|calls|attempts|responses|pages|messages|events|degrees)\b)/i;

const after = new RegExp("^s?[\"'”’`*)\\]]*(?:\\s*$|\\s*[.,;:!?/)\\]—–]|\\s*-(?!\\w)|\\s+(?:" + goesOn + ")\\b|\\s+\\()", "i");

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
    ")\\s*(?:[:=]{1,3}|>=|<=|[-–—])?" + gap + "(?:[A-Z][A-Za-z ]{1,30}[\"'”’`]+\\s*)?" + gap + "$",
  "i",
);

/** Words in front of a number after which the next word decides. */
const weak = new RegExp(
  "\\b(?:an?|the|with|of|returns?|returned|returning|responds?|responding|responded|answers?|answered|gets?|got|getting|receives?|received|sends?|sent|sending|throws?|raises?|raised|raising|yields?|gives?|give|see|seeing|is|be|as|like|error|errors|code|codes|response|responses|an?\\s+error)\\s+(?:back\\s+|with\\s+|an?\\s+|either\\s+)?" + gap + "$",
  "i",
);

/** Verbs that answer: behind them, a number alone is a code. */
const answering =
  /\b(?:returns?|returned|returning|respond(?:s|ed|ing)?(?:\s+with)?|answer(?:s|ed|ing)?(?:\s+with)?|repl(?:y|ies|ied)(?:\s+with)?|fail(?:s|ed|ing)?\s+with|throws?|raises?|raised|results?\s+in|an?|error|errors)\s+(?:back\s+|an?\s+|either\s+)?["'“‘`*(]*$/i;

/** A noun behind a number. In the singular, nothing is counted: "404 error", "301 redirect". */
const noun = /^["'”’`*)]*[\s-]+["'“‘`]*(?:HTTP\s+)?(?:(?:client|server)\s+)?(?:error|exception|response|redirect|redirection|reply|status|page|warning|handler|behaviou?r|not[\s-]found|status[\s-]codes?|response[\s-]codes?|error[\s-]codes?)(?![\w-])(?!\s+(?:codes?\s+)?(?:bytes|ms))/i;
const nouns = /^["'”’`*)]*[\s-]+(?:HTTP\s+)?(?:(?:client|server)\s+)?(?:errors|responses|redirects|codes|pages|status(?:es)?)\b/i;

/** A phrase of somebody's own in front of such a noun: "403 Permission Denied response", "500 Server Error". */
const ownName = /^["'”’`*)]*\s+["'“‘`]*(?:[A-Z][A-Za-z'-]+\s+){1,4}(?:[Ee]rror|[Rr]esponse|[Ss]tatus|[Pp]age)(?![\w-])/;

/** A bracket with nothing but the number, behind what goes wrong or elsewhere: "the upload fails (403)". */
const outcome = /\b(?:fail(?:s|ed|ing)?|redirect(?:s|ed|ing|ion)?|error|reject(?:s|ed|ing)?|den(?:y|ies|ied)|refuse[sd]?|forbidden|unauthorized|response|respon(?:ds|ded)|(?:return|status|response|error)\s+code)\s*\($/i;

/** Inline code that goes on with a message or the name of an error: `421 Invalid Host header`, `401 invalid_client`. */
const inlineName = /^\d{3} (?:[a-z]+_[a-z_]+|[A-Z][A-Za-z ]+)$/;

/** "200 is the default status code". */
const explained = /^["'”’`*)]*\s+is\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:status|response|error)\s+code\b/i;

/** "Defaults to 200" says something about a code where the text is about status codes. */
const preset = /\bdefault(?:s|ing)?(?:\s+(?:to|is|of))?\s*[:=]?\s*["'“‘`*(]*$/i;
const aboutCodes = /\b(?:status|response|error|HTTP)[\s_-]+(?:status[\s_-]+)?codes?\b/i;

/** Words in front of a number that is one of several codes. */
const among = /\b(?:except|mostly|usually|including|such\s+as|instead\s+of|other\s+than)\s+["'“‘`*(]*$/i;
const aboutServers = /\bHTTP\b|\b[1-5]xx\b|\bservers?\b|\bclients?\b|\bmiddleware\b|\bheaders?\b|\bAPI\b|\bstatus\b|\berror\s+pages?\b/i;

/** What says that a text is about HTTP at all. */
const about = /\bHTTP\b|\bstatus\b|\bresponse|\bredirect|\berror|\breturn|\brespond|\brequest/i;

const between = /^["'”’`*)\]]*\s*(?:,\s*(?:and|or)?|\/|\||&|and|or|and\/or|,?\s*then|to|vs\.?|instead\s+of|rather\s+than)?\s*(?:an?\s+|HTTP\s+|status\s+)?["'“‘`*(]*$/i;

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
  const numbers = [...text.matchAll(/(?<![\w.,#$€£+\\]|(?<!(?<![\w./])\d{3})\/|[\w:]-|\d:)\d{3}(?=s?(?![\w%]|[.,:]\d|\.[a-z]|-\d|\/\/))/g)]
    .filter(({ 0: code }) => names.has(code))
    .map(({ 0: code, index }) => ({ code, at: index, start: index, end: index + 3, sure: false }));
  for (const n of numbers) judge(n, text, names, inline, alone, list);
  if (aboutServers.test(text) || /\bcodes?\b|\bresponse|\bredirect/i.test(text)) listed(numbers, text);
  // "HTTP 404 or 410", "a 301 or 302 redirect": the neighbours of a code are codes.
  for (let i = 1; i < numbers.length; i++) spread(numbers[i - 1], numbers[i], text);
  for (let i = numbers.length; --i > 0; ) spread(numbers[i], numbers[i - 1], text);
  return numbers.filter((n) => n.sure).map(({ start, end, at, code }) => ({ start, end, at, code }));
};

/** Three or more codes in a row are no coincidence, unless they are round: "only for 200, 301, 302 or 304". */
const listed = (numbers, text) => {
  let from = 0;
  for (let i = 1; i <= numbers.length; i++) {
    const joint = i < numbers.length ? text.slice(numbers[i - 1].at + 3, numbers[i].at) : "";
    if (joint.length < 30 && /\S/.test(joint) && between.test(joint)) continue;
    const row = numbers.slice(from, i);
    from = i;
    if (row.length < 3 || row.filter((n) => n.code >= "300" && !isRound(n.code)).length < 2) continue;
    const left = text.slice(Math.max(0, row[0].at - 40), row[0].at);
    // "rooms 401, 402 and 404": what is numbered is named in front.
    const [, what] = /\b([a-z]+s)\s+["'“‘`*(]*$/i.exec(left) ?? [];
    if (what && !/^(?:codes|status|statuses|responses|errors|redirects|pages|returns|sends|responds|answers|raises|throws|gives|includes|is|as)$/i.test(what)) continue;
    if (after.test(text.slice(row.at(-1).at + 3)) && !/[<>]\s*$/.test(left)) for (const n of row) n.sure = true;
  }
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
  const many = n.code >= "400" && n.code < "600" && /^s\b/.test(right);
  const named = nameBehind(right, names.get(n.code));
  if (named) {
    n.sure = true;
    n.end += named;
  }
  const context = strong.exec(left);
  if (context && (named || many || nouns.test(right) || !counted.test(right))) {
    n.sure = true;
    const lead = context[0].trimStart();
    // The words are part of the link where they are short.
    if (/^HTTP|^status/i.test(lead) && lead.length < 22 && /^[\w/.\s\u00a0-]+:?\s$/.test(lead)) n.start = n.at - lead.length;
  }
  if (n.sure) return;
  if (alone && first && !right.trim()) n.sure = true;
  else if (list && first && /^["'`]*\s*(?:[:.–—-]|$|\()/.test(right)) n.sure = true;
  else if (many) n.sure = true;
  else if (nouns.test(right) && !isRound(n.code) && aboutServers.test(text)) n.sure = true;
  else if (ownName.test(right)) n.sure = true;
  else if (counted.test(right)) return;
  else if (/[<>]=?[\s"'`]*$/.test(left)) return; // a limit
  else if (noun.test(right) || explained.test(right) || wordOfName(right, names.get(n.code))) n.sure = true;
  else if (outcome.test(left) && right.startsWith(")")) n.sure = true;
  else if (preset.test(left) && aboutCodes.test(text) && after.test(right)) n.sure = true;
  else if (among.test(left) && !isRound(n.code) && aboutServers.test(text) && after.test(right)) n.sure = true;
  else if (nouns.test(right) && !isRound(n.code)) n.sure = true;
  else if (answering.test(left) && after.test(right) && !(isRound(n.code) && /errors\s*\($/i.test(left))) n.sure = true;
  else if (inline.some(([start, end]) => start === n.at && inlineName.test(text.slice(start, end))) && n.code >= "400" && aboutServers.test(text)) n.sure = true;
  else if (inline.some(([start, end]) => start <= n.at && end >= n.at + 3 && text.slice(start, end).trim() === n.code)) {
    n.sure = isRound(n.code) ? weak.test(left) && /\bHTTP\b|\bstatus\b|\brespon[ds]/i.test(text) : n.code >= "400" || about.test(text);
  }
};

/** Whether a long word of the name stands behind a number: "503 Unavailable". */
const wordOfName = (right, names) => {
  const [, word] = /^\s+([A-Z][a-z]{6,})\b/.exec(right) ?? [];
  return !!word && names.some((name) => name.split(" ").includes(word));
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
