// Run from web/: tools/js/node_modules/.bin/eslint -c tools/js/eslint.config.mjs
import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": "error",
  "no-shadow": "error",
  "no-implicit-globals": "error",
  "no-unused-vars": ["error", { args: "none", caughtErrors: "none" }],
};

export default [
  { ignores: ["**/node_modules/", "widget/loader/released/", "widget/examples/"] },
  {
    files: ["assets/js/**/*.js"],
    languageOptions: { globals: { ...globals.browser, statusdeck: "writable", __CONFIG__: "readonly", __WORKER__: "readonly" } },
    rules,
  },
  {
    files: ["assets/js/worker/*.js", "assets/js/explain-worker.js"],
    languageOptions: {
      globals: { ...globals.serviceworker, ...globals.worker, __BUILD__: "readonly", Go: "readonly", statusdeckExplain: "readonly" },
    },
    rules,
  },
  {
    files: ["widget/npm/src/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules,
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules,
  },
];
