// The plug-ins for rehype and markdown-it find what the automatic badges in the browser find:
// the texts are those of their test.
import assert from "node:assert/strict";
import { test } from "node:test";
import MarkdownIt from "markdown-it";
import { rehype } from "rehype";
import { found, missed } from "../../loader/test/mentions.test.mjs";
import { pkg } from "./package.mjs";

const { default: rehypeStatusdeck } = await pkg("rehype.js");
const { default: markdownItStatusdeck } = await pkg("markdown-it.js");

const base = "https://codes.example/";
const html = (source, options) => rehype().data("settings", { fragment: true }).use(rehypeStatusdeck, { base, ...options }).processSync(source).toString();
const markdown = (source, options) => new MarkdownIt().use(markdownItStatusdeck, { base, ...options }).render(source);
const badge = (code, text) => `<http-status code="${code}"><a href="https://codes.example/status/${code}/">${text}</a></http-status>`;
/** The codes that a result has badges of. */
const codes = (result) => [...result.matchAll(/<http-status code="(\d+)">/g)].map((m) => m[1]);

const plain = (text) => text.replace(/[«»]/g, "");
const wanted = (text) => [...text.matchAll(/«[^«»]*?(\d{3})/g)].map((m) => m[1]);
const asHTML = (text) => `<p>${plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/`([^`]*)`/g, "<code>$1</code>")}</p>`;

for (const text of found) {
  test(`found: ${text.replace(/\s/g, " ")}`, () => {
    assert.deepEqual(codes(html(asHTML(text))), wanted(text), "rehype");
    assert.deepEqual(codes(markdown(plain(text))), wanted(text), "markdown-it");
  });
}
for (const text of missed) {
  test(`left alone: ${text}`, () => {
    assert.equal(html(asHTML(text)), asHTML(text), "rehype");
    assert.deepEqual(codes(markdown(plain(text))), [], "markdown-it");
  });
}

test("a badge holds the words that say what it is", () => {
  assert.equal(html("<p>We send 404 Not Found.</p>"), `<p>We send ${badge(404, "404 Not Found")}.</p>`);
  assert.equal(markdown("We send 404 Not Found."), `<p>We send ${badge(404, "404 Not Found")}.</p>\n`);
});

test("inline code stays code", () => {
  assert.equal(html("<p>See <code>404 Not Found</code>.</p>"), `<p>See ${badge(404, "<code>404 Not Found</code>")}.</p>`);
  assert.equal(markdown("See `404 Not Found`."), `<p>See ${badge(404, "<code>404 Not Found</code>")}.</p>\n`);
  // There is more in it than the code.
  assert.deepEqual(codes(markdown("See `if (status == 404) {`.")), []);
  assert.deepEqual(codes(html("<p>See <code>if (status == 404) {</code>.</p>")), []);
  // Docusaurus makes a block of every <code> that has an element inside.
  assert.doesNotMatch(html("<p>See <code>HTTP 404</code>, <code>HTTP 404 or 410</code> and <code>HTTP <b>404</b></code>.</p>"), /<code>[^]*<http-status[^]*<\/code>/);
});

test("what is a link, a heading or a block of code stays as it is", () => {
  for (const source of [
    "<h2>404 Not Found</h2>", '<p><a href="/x">404 Not Found</a></p>', "<pre><code>HTTP 404</code></pre>", '<p data-no-autolink="">HTTP 404</p>',
    "<p><kbd>HTTP 404</kbd></p>", '<p><http-status code="404">404 Not Found</http-status></p>', "<details><summary>HTTP 404</summary></details>",
  ]) assert.equal(html(source), source);
  for (const source of ["## 404 Not Found", "[404 Not Found](/x)", "    HTTP 404", "```\nHTTP 404\n```", "![HTTP 404](/x.png)"]) {
    assert.deepEqual(codes(markdown(source)), [], source);
  }
  const raw = new MarkdownIt({ html: true }).use(markdownItStatusdeck, { base });
  for (const source of ['a <a href="/x">404 Not Found</a> b', "a <kbd>HTTP 404</kbd> b", '<http-status code="404">404 Not Found</http-status>']) {
    assert.deepEqual(codes(raw.render(source)).length, source.startsWith("<http-status") ? 1 : 0, source);
  }
});

const table = "| Code | Meaning | Rows |\n| --- | --- | --- |\n| 404 | nothing there | 404 |\n| `429` | wait | 200 |\n";
test("a column of codes has badges, another column of numbers has none", () => {
  assert.deepEqual(codes(markdown(table)), ["404", "429"]);
  assert.deepEqual(codes(html(new MarkdownIt().render(table))), ["404", "429"]);
  const named = "| | |\n| --- | --- |\n| 404 | Not Found |\n| 410 | nothing |\n";
  assert.deepEqual(codes(markdown(named)), ["404"]);
});

test("a list of which all items begin with a code has badges", () => {
  const list = "- 400: malformed\n- 404: no such user\n";
  const rooms = "- 404: the kitchen\n- first floor\n";
  assert.deepEqual(codes(markdown(list)), ["400", "404"]);
  assert.deepEqual(codes(html(new MarkdownIt().render(list))), ["400", "404"]);
  assert.deepEqual(codes(markdown(rooms)), []);
  assert.deepEqual(codes(html(new MarkdownIt().render(rooms))), []);
  assert.deepEqual(codes(html("<dl><dt>404</dt><dd>x</dd><dt>410</dt><dd>y</dd></dl>")), ["404", "410"]);
});

test("links alone, for the script's hover cards", () => {
  const a = '<a href="https://codes.example/status/404/">404</a>';
  assert.equal(html("<p>a 404</p>", { element: "a" }), `<p>a ${a}</p>`);
  assert.equal(markdown("a 404", { element: "a" }), `<p>a ${a}</p>\n`);
});

test("MDX: elements written as JSX are read like the others", () => {
  const text = (value) => ({ type: "text", value });
  const tree = {
    type: "root",
    children: [
      { type: "mdxJsxFlowElement", name: "Note", attributes: [], children: [{ type: "element", tagName: "p", properties: {}, children: [text("An HTTP "), { type: "mdxJsxTextElement", name: "b", attributes: [], children: [text("404")] }] }] },
      { type: "mdxJsxFlowElement", name: "div", attributes: [{ type: "mdxJsxAttribute", name: "data-no-autolink", value: null }], children: [{ type: "element", tagName: "p", properties: {}, children: [text("HTTP 404")] }] },
      { type: "mdxFlowExpression", value: "404" },
    ],
  };
  rehypeStatusdeck({ base })(tree);
  const [status] = tree.children[0].children[0].children[1].children;
  assert.equal(status.tagName, "http-status");
  assert.deepEqual(status.properties, { code: "404" });
  assert.equal(tree.children[1].children[0].children[0].value, "HTTP 404");
});

test("text is never made HTML", () => {
  assert.equal(markdown("HTTP 404 <b> & \"x\""), `<p>${badge(404, "HTTP 404")} &lt;b&gt; &amp; &quot;x&quot;</p>\n`);
});

test("options that make no sense are errors", () => {
  assert.throws(() => html("<p>x</p>", { base: undefined }), /statusdeck\/rehype: the option base is missing/);
  assert.throws(() => markdown("x", { base: "" }), /statusdeck\/markdown-it: the option base is missing/);
  assert.throws(() => html("<p>x</p>", { element: "b" }), /want "http-status" or "a"/);
  assert.throws(() => new MarkdownIt().use(markdownItStatusdeck), /base is missing/);
});
