// How many of the status codes in public documentation automatic badges find, and how many
// of what they find are status codes. docs.txt has the texts and says how they are marked.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { mentions } from "../src/mentions.js";

const catalog = new URL("../../../../catalog/codes/", import.meta.url);
const names = new Map(readdirSync(catalog).filter((file) => /^\d{3}\.md$/.test(file)).map((file) => {
  const [, phrase] = /^phrase: "(.*)"$/m.exec(readFileSync(new URL(file, catalog), "utf8")) ?? [];
  return [file.slice(0, 3), phrase ? [phrase] : []];
}));

/** Reads a marked block: its text, the ranges of inline code and links, and the numbers that are codes or may be. */
const parse = (block) => {
  let text = "";
  const code = [];
  const links = [];
  const codes = new Set();
  const either = new Set();
  let from = -1;
  for (const c of block) {
    if (c === "`") {
      if (from < 0) from = text.length;
      else code.push([from, text.length]), (from = -1);
    } else if (c === "«") codes.add(text.length);
    else if (c === "‹") either.add(text.length);
    else if (c === "⟦") links.push([text.length, Infinity]);
    else if (c === "⟧") links.at(-1)[1] = text.length;
    else if (!"»›".includes(c)) text += c;
  }
  return { text, code, links, codes, either };
};

const sources = readFileSync(new URL("docs.txt", import.meta.url), "utf8").split(/^# /m).slice(1);

const totals = { codes: 0, found: 0, right: 0 };
for (const source of sources) {
  const [head, ...blocks] = source.trim().split("\n");
  const wrong = [];
  const missed = [];
  const counts = { codes: 0, found: 0, right: 0 };
  for (const block of blocks) {
    const { text, code, links, codes, either } = parse(block);
    const found = mentions(text, names, { code }).map((m) => m.at).filter((at) => !either.has(at) && !links.some(([a, b]) => a <= at && at < b));
    counts.codes += codes.size;
    counts.found += found.length;
    counts.right += found.filter((at) => codes.has(at)).length;
    for (const at of found) if (!codes.has(at)) wrong.push(text.slice(Math.max(0, at - 40), at + 40));
    for (const at of codes) if (!found.includes(at)) missed.push(text.slice(Math.max(0, at - 40), at + 40));
  }
  for (const key in counts) totals[key] += counts[key];
  test(`what is found in ${head.split(" ")[0]} are status codes`, (t) => {
    t.diagnostic(`${counts.right} of ${counts.codes} found, ${wrong.length} wrong; missed: ${missed.join(" | ")}`);
    assert.deepEqual(wrong, []);
  });
}

test("at least 70% of the codes are found, and 99% of what is found are codes", (t) => {
  t.diagnostic(`${totals.right} of ${totals.codes} found, ${totals.right} of ${totals.found} right`);
  assert.ok(totals.codes > 250, `the texts have ${totals.codes} codes`);
  assert.ok(totals.right >= 0.7 * totals.codes, `${totals.right} of ${totals.codes} found`);
  assert.ok(totals.right >= 0.99 * totals.found, `${totals.right} of ${totals.found} right`);
});
