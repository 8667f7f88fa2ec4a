// Checks a build with tools that others wrote, and checks the checks: each has
// controls, sites broken on purpose, that it must flag.
//
//   node web/test/audit/audit.mjs [-only nu,axe] [-skip lighthouse] [-pages /,/status/404/]
//     [-forms mobile,desktop] [-controls=no] [-update] [-v]
//
// It builds from bin/statusdeck. The exit status is 0 if all checks pass and
// flag what they must, 1 if not, 2 if the command line makes no sense.
import { parseArgs } from "node:util";
import { altered } from "./lib/altered.mjs";
import { launchChromium } from "./lib/chromium.mjs";
import { serveBuild } from "./lib/server.mjs";
import { readSite } from "./lib/site.mjs";
import { statesOf } from "./lib/states.mjs";
import { table } from "./lib/table.mjs";
import { checks } from "./checks/index.mjs";

const names = checks.map(({ name }) => name);
const options = readArguments();
const chosen = checks.filter(({ name }) => (options.only?.includes(name) ?? true) && !options.skip?.includes(name));

const server = await serveBuild();
let chromium;
const env = {
  browser: async () => (chromium ??= await launchChromium()),
  log: (text) => options.v && console.log("    " + text),
  update: options.update,
  ...(options.forms && { forms: options.forms }),
};
let failed = 0;
try {
  const site = await readSite(server);
  if (options.pages) site.pages = site.pages.filter(({ path }) => options.pages.includes(path));
  // A page is asked for with all its states, or by the exact address of one.
  site.states = statesOf(site).filter(({ path }) => !options.pages || [path, path.split("?")[0]].some((p) => options.pages.includes(p)));
  console.log(`${site.paths.length} files, ${site.pages.length} pages of ${site.types.length} types\n`);
  const rows = [["check", "result", "looked at", "controls", "time"]];
  for (const check of chosen) {
    console.log(`${check.name}: ${check.title}`);
    const began = Date.now();
    const { looked, problems } = await guarded(() => check.check(site, env));
    report(problems);
    const controls = options.controls === "no" || options.update ? [] : check.controls;
    const blind = [];
    for (const control of controls) blind.push(...(await tryControl(check, control, site)));
    report(blind);
    failed += problems.length + blind.length;
    rows.push([
      check.title, problems.length ? `FAILED: ${problems.length} problems` : "passed", looked,
      blind.length ? `FAILED: ${blind.length} of ${controls.length}` : `${controls.length} flagged`,
      `${Math.round((Date.now() - began) / 1000)} s`,
    ]);
  }
  console.log("\n" + table(rows) + "\n");
  const n = rows.slice(1).filter((row) => row.join().includes("FAILED")).length;
  console.log(`audit: ${rows.length - 1 - n} passed, ${n} failed`);
} finally {
  await chromium?.close();
  await server.close();
}
process.exitCode = failed ? 1 : 0;

/** A check that ends with an error has failed, not the audit as a whole. */
async function guarded(run) {
  try {
    return await run();
  } catch (err) {
    return { looked: "nothing: it ended with an error", problems: [err.stack ?? String(err)] };
  }
}

/** Breaks the site in one way; returns what is wrong with the check. */
async function tryControl(check, { breaks, alter, pages, flags, but }, site) {
  const broken = await altered(site, alter);
  try {
    const target = broken.site;
    // The pages of the original, even where -pages asks for others.
    if (pages) target.pages = pages.map((path) => ({ path, type: "control", size: 0 }));
    target.states = site.states;
    const { problems } = await guarded(() => check.check(target, { ...env, update: false, restricted: !!pages, log: () => {} }));
    if (!broken.applied()) return [`control "${breaks}": the site has nothing to break there`];
    const missed = `control "${breaks}": not flagged as ${flags}; found: ${JSON.stringify(problems.slice(0, 3))}`;
    if (!problems.some((p) => flags.test(p))) return [missed];
    const wrongly = but && problems.find((p) => but.test(p));
    return wrongly ? [`control "${breaks}": flagged where it is not broken: ${wrongly}`] : [];
  } finally {
    await broken.close();
  }
}

function report(problems) {
  const most = options.v ? Infinity : 20;
  for (const problem of problems.slice(0, most)) console.log("  " + problem);
  if (problems.length > most) console.log(`  and ${problems.length - most} more; -v shows all`);
}

function readArguments() {
  const list = { type: "string" };
  try {
    const args = process.argv.slice(2).map((a) => a.replace(/^-(?=\w{2})/, "--"));
    const { values } = parseArgs({ args, options: { only: list, skip: list, pages: list, forms: list, controls: list, update: { type: "boolean" }, v: { type: "boolean", short: "v" } } });
    const parsed = { ...values };
    for (const key of ["only", "skip", "pages", "forms"]) if (values[key]) parsed[key] = values[key].split(",");
    for (const name of [...(parsed.only ?? []), ...(parsed.skip ?? [])]) {
      if (!names.includes(name)) throw new Error(`no check ${name}; there are ${names.join(", ")}`);
    }
    return parsed;
  } catch (err) {
    console.error(`audit: ${err.message}`);
    process.exit(2);
  }
}
