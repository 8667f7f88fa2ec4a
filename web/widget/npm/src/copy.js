#!/usr/bin/env node
// @ts-check
// npx statusdeck copy DIR [--base /codes/]
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const usage = "usage: statusdeck copy DIR [--base /codes/]\n\nCopies the files that the elements load into DIR, to be served at the path BASE (default /).";
/** Stands in the files for the path that they are served under. */
const placeholder = "/STATUSDECK-BASE/";
const isText = /\.(?:html|json|js|css|svg)$/;

/** @param {string} message @returns {never} */
const fail = (message) => {
  console.error(`statusdeck: ${message}`);
  process.exit(2);
};

const read = () => {
  try {
    return parseArgs({ allowPositionals: true, options: { base: { type: "string", default: "/" }, help: { type: "boolean", short: "h" } } });
  } catch (err) {
    return fail(`${/** @type {Error} */ (err).message}\n\n${usage}`);
  }
};
const { values, positionals } = read();
if (values.help) {
  console.log(usage);
  process.exit();
}
const [command, dir, ...more] = positionals;
if (command !== "copy" || !dir || more.length) fail(usage);
const base = values.base ?? "/";
if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) fail(`--base ${base}: want a path that starts and ends with a slash, such as /codes/`);

const site = new URL("./site/", import.meta.url);
const files = await readdir(site, { recursive: true, withFileTypes: true });
let count = 0;
for (const file of files) {
  if (!file.isFile()) continue;
  const from = path.join(file.parentPath ?? file.path, file.name);
  const to = path.join(dir, path.relative(fileURLToPath(site), from));
  await mkdir(path.dirname(to), { recursive: true });
  const data = await readFile(from);
  await writeFile(to, isText.test(from) ? data.toString("utf8").replaceAll(placeholder, base) : data);
  count++;
}
console.log(`${count} files in ${dir}, to be served at ${base}`);
