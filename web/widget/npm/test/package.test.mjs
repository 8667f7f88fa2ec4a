// The package as it is installed: from its tarball, into an empty project.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { dir } from "./package.mjs";

const here = import.meta.dirname;
const project = mkdtempSync(path.join(tmpdir(), "statusdeck-npm-"));
after(() => rmSync(project, { recursive: true }));
const run = (program, ...args) => execFileSync(program, args, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", project], { cwd: dir, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
writeFileSync(path.join(project, "package.json"), '{"private": true, "type": "module"}');
run("npm", "install", "--offline", "--no-audit", "--no-fund", path.join(project, packed.filename));
const installed = path.join(project, "node_modules/statusdeck");
const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));

test("every file that package.json names is in the tarball", () => {
  const names = [manifest.types, manifest.customElements, manifest["web-types"], ...Object.values(manifest.bin), ...Object.values(manifest.exports).flatMap((e) => (typeof e === "string" ? e : Object.values(e)))];
  for (const name of names) if (!name.includes("*")) assert.ok(existsSync(path.join(installed, name)), name);
  assert.ok(!packed.files.some((f) => /\.(br|gz)$|node_modules|\/_/.test(f.path)), "nothing that only servers read");
});

test("Node imports each part without a browser", () => {
  const script = `
    import { register } from "statusdeck";
    import { codes } from "statusdeck/codes";
    import data from "statusdeck/codes.json" with { type: "json" };
    import "statusdeck/react";
    import rehypeStatusdeck from "statusdeck/rehype";
    import markdownItStatusdeck from "statusdeck/markdown-it";
    await register({ base: "/codes/" });
    const notFound = codes.find((c) => c.code === 404);
    console.log(notFound.phrase, notFound.class, codes.length === data.length, typeof rehypeStatusdeck({ base: "/" }), typeof markdownItStatusdeck);`;
  assert.equal(run("node", "--no-warnings", "--input-type=module", "-e", script), "Not Found 4xx true function function\n");
});

test("tsc accepts the types, and refuses what is wrong", () => {
  cpSync(path.join(here, "types"), project, { recursive: true });
  const check = (file) => {
    const compilerOptions = { noEmit: true, strict: true, target: "ES2022", module: "ESNext", moduleResolution: "bundler", jsx: "react-jsx", lib: ["ES2022", "DOM"], types: [] };
    writeFileSync(path.join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    try {
      run(path.join(here, "node_modules/.bin/tsc"), "-p", ".");
    } catch (err) {
      assert.fail(/** @type {any} */ (err).stdout);
    }
  };
  check("use.ts"); // where there is no React
  for (const name of ["@types", "csstype"]) symlinkSync(path.join(here, "node_modules", name), path.join(project, "node_modules", name));
  check("react.tsx");
});

test("editors are told of every attribute that the elements read", () => {
  const loader = readdirSync(path.join(here, "../../loader/src")).filter((f) => f.endsWith(".js")).map((f) => readFileSync(path.join(here, "../../loader/src", f), "utf8")).join("\n");
  const observed = new Set([...loader.matchAll(/observedAttributes = \[([^\]]*)\]/g)].flatMap((m) => [...m[1].matchAll(/"([^"]+)"/g)].map((a) => a[1])));
  assert.ok(observed.has("code"));
  const elements = JSON.parse(readFileSync(path.join(installed, manifest.customElements), "utf8")).modules[0].declarations;
  const webTypes = JSON.parse(readFileSync(path.join(installed, manifest["web-types"]), "utf8"));
  const named = new Set(elements.flatMap((e) => e.attributes.map((a) => a.name)));
  for (const name of observed) assert.ok(named.has(name), `custom-elements.json lacks ${name}`);
  assert.equal(webTypes.version, manifest.version);
  const brief = (list, name) => list.map((e) => [name(e), e.attributes.map((a) => a.name).sort()]);
  assert.deepEqual(brief(webTypes.contributions.html.elements, (e) => e.name), brief(elements, (e) => e.tagName));
});

test("copy writes the files for a path", () => {
  const said = run("npx", "--offline", "statusdeck", "copy", "public/codes", "--base", "/docs/codes/");
  assert.match(said, /^\d+ files in public\/codes, to be served at \/docs\/codes\//);
  const read = (name) => readFileSync(path.join(project, "public/codes", name), "utf8");
  assert.match(read("embed/v1/404.html"), /href="\/docs\/codes\/status\/404\/"/);
  for (const file of readdirSync(path.join(project, "public/codes"), { recursive: true, withFileTypes: true })) {
    const name = path.join(file.parentPath, file.name);
    if (file.isFile()) assert.ok(!readFileSync(name).includes("STATUSDECK-BASE"), `${name} has the placeholder`);
  }
});

test("copy says what is wrong with its arguments", () => {
  const copy = path.join(installed, manifest.bin.statusdeck);
  for (const [args, want] of [[[], /usage: statusdeck copy/], [["move", "x"], /usage/], [["copy", "x", "--base", "codes"], /starts and ends with a slash/], [["copy", "x", "--bass"], /usage/]]) {
    assert.throws(() => run("node", copy, ...args), (/** @type {any} */ err) => err.status === 2 && want.test(err.stderr));
  }
});
