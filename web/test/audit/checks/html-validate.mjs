// Every HTML file, fragments for other sites included, through html-validate.
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { replace } from "../lib/altered.mjs";

const rules = {
  // How the file is written, which nobody sees: attributes are quoted by need.
  "attr-quotes": "off", "void-style": "off", "doctype-style": "off", "no-trailing-whitespace": "off", "long-title": "off",
  "attribute-boolean-style": "off", "attribute-empty-style": "off", "no-implicit-close": "off", "no-implicit-input-type": "off",
  // Files of our own origin, named by their hash.
  "require-sri": "off",
  // An id may have any character but white space: "source-rfc9110-15.5.5".
  "valid-id": ["error", { relaxed: true }],
  // The search box answers as one types; Enter sends the form without the program.
  "wcag/h32": "off",
  // A region of code that scrolls needs a name and the focus, and is no section. The list
  // of a combobox is no <select>: the focus stays in the box.
  "prefer-native-element": ["error", { exclude: ["region", "listbox"] }],
  // Named groups of controls are what aria-label is for.
  "aria-label-misuse": ["error", { allowAnyNamable: true }],
  "no-inline-style": "error",
};
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules }));
// A fragment has no document around it, and its headings continue another page's.
const fragments = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules: { ...rules, "heading-level": "off", "missing-doctype": "off" } }));

export default {
  name: "html-validate",
  title: "html-validate, every HTML file",
  async check(site, { restricted }) {
    const pages = new Set(site.pages.map(({ path }) => path));
    const paths = restricted ? [...pages] : site.paths.filter((path) => /(\/|\.html)$/.test(path));
    const problems = [];
    for (const path of paths) {
      const tool = pages.has(path) ? validator : fragments;
      const report = await tool.validateString((await site.get(path)).body.toString("utf8"), path);
      for (const { messages } of report.results) {
        for (const m of messages) problems.push(`${path}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
      }
    }
    return { looked: `${paths.length} files`, problems };
  },
  controls: [
    { breaks: "an inline style", pages: ["/about/"], alter: { "/about/": replace("<h1", '<h1 style="color:red"') }, flags: /no-inline-style/ },
    { breaks: "a button without a type", pages: ["/"], alter: { "/": replace('type="button"', "") }, flags: /no-implicit-button-type/ },
    { breaks: "an image without text", pages: ["/status/404/"], alter: { "/status/404/": replace("<h1", '<img src="/icons/icon.svg"><h1') }, flags: /wcag\/h37/ },
  ],
};
