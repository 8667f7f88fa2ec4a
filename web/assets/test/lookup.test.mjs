// The prefilter on the query lists of the search engine. PREFILTER names the table,
// which `go run ./web/tools/prefilter` writes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { lookup, unpack } from "../js/lookup.js";

const packed = readFileSync(process.env.PREFILTER);
const table = unpack(JSON.parse(packed));
const first = (query) => lookup(table, query)[0];

test("words, prefixes, parts of identifiers, numbers and typing mistakes find their codes", () => {
  assert.equal(first("token expired"), "401");
  assert.equal(first("rate lim"), "429");
  assert.equal(first("HttpStatus.NOT_FOUND"), "404");
  assert.equal(first("ServiceUnavailable"), "503");
  assert.equal(first("bad getway"), "502");
  assert.equal(first("HTTP/1.1 418"), "418");
  assert.equal(first("404"), "404");
});

test("a pattern finds all codes that fit", () => {
  assert.deepEqual(lookup(table, "4x4"), table.codes.filter((code) => /4.4/.test(code)));
  assert.deepEqual(lookup(table, "50"), table.codes.filter((code) => code.startsWith("50")));
});

test("a number counts as a code only where the text says so", () => {
  assert.equal(first("limit of 404 requests per second"), first("limit of requests per second"));
});

for (const query of ["", "   ", "日本語", "💥", "<script>", "(".repeat(300), "x".repeat(300), "\\", "[", "constructor", "__proto__"]) {
  test(`no error on ${JSON.stringify(query.slice(0, 20))}`, () => {
    assert.ok(lookup(table, query).every((code) => table.codes.includes(code)));
  });
}

test("the first answer is right for 80% of all listed queries", () => {
  const lists = new URL("../../../catalog/search/testdata/", import.meta.url);
  let right = 0;
  let all = 0;
  for (const name of readdirSync(lists).filter((file) => file.endsWith(".tsv"))) {
    const [columns, ...rows] = readFileSync(new URL(name, lists), "utf8").trim().split("\n").map((line) => line.split("\t"));
    const [query, expected] = [columns.indexOf("query"), columns.indexOf("expected")];
    if (query < 0 || expected < 0) continue;
    for (const row of rows) {
      if (row.length !== columns.length) continue;
      all++;
      if (row[expected].split(",")[0].split("|").includes(String(Number(first(row[query]))))) right++;
    }
  }
  console.log(`prefilter: ${right} of ${all} first (${((100 * right) / all).toFixed(1)}%)`);
  assert.ok(right / all >= 0.8, `${right} of ${all}`);
});

test("the table takes at most 20.5 KB with brotli", () => {
  const size = brotliCompressSync(packed, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log(`prefilter table: ${size} bytes with brotli`);
  assert.ok(size <= 20 * 1024 + 512, String(size));
});
