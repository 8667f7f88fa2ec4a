// The same journeys in Chromium, Firefox and WebKitGTK, and the controls: sites
// broken on purpose, on which each journey must fail in each browser.
//
//   node web/test/audit/browsers.mjs [-browsers chromium,firefox,webkit] [-only offline]
//     [-controls=no] [-v]
//
// It builds from bin/statusdeck. The exit status is 0 if all is as it must be, 1
// if not, 2 if the command line makes no sense.
import { parseArgs } from "node:util";
import { journeys } from "./browsers/journeys.mjs";
import { launchChromiumBrowser, launchFirefox } from "./browsers/puppeteer.mjs";
import { launchWebKit, until } from "./browsers/webdriver.mjs";
import { altered } from "./lib/altered.mjs";
import { scripted } from "./lib/scripted.mjs";
import { serveBuild } from "./lib/server.mjs";
import { readSite } from "./lib/site.mjs";
import { table } from "./lib/table.mjs";

const launchers = { chromium: launchChromiumBrowser, firefox: launchFirefox, webkit: launchWebKit };
// How long a step may take, in milliseconds. On a broken site there is less to
// wait for, but a browser that is slow must not look like a control that works.
const patience = { real: 60_000, broken: 15_000 };

const options = readArguments();
const server = await serveBuild();
const rows = [["browser", ...options.journeys.map(({ name }) => name), "time"]];
const failures = [];
try {
  const site = await readSite(server);
  for (const path of site.paths) await site.get(path); // to compare with when the server is gone
  for (const browser of options.browsers) rows.push(await inBrowser(browser, site));
} finally {
  await server.close();
}
console.log("\n" + table(rows) + "\n");
for (const failure of failures) console.log(failure);
const results = rows.slice(1).flatMap((row) => row.slice(1, -1));
const failed = results.filter((cell) => cell.includes("FAILED")).length;
console.log(`browsers: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed || !results.length ? 1 : 0;

async function inBrowser(browser, site) {
  const began = Date.now();
  let name = browser;
  const cells = [];
  for (const journey of options.journeys) {
    const fresh = async (target, kill, limit) => {
      const b = await launchers[browser]();
      name = b.name;
      try {
        const wait = (what, expression) => until(() => b.evaluate(`!!(${expression})`).catch(() => false), limit, what)
          .catch(async (err) => {
            const where = await b.evaluate("location.href + ' ' + document.body.innerText.slice(0, 200)").catch(String);
            throw new Error(`${err.message}; at ${where}; console: ${b.messages ?? "not shown"}`);
          });
        const { open } = b;
        b.open = async (url) => {
          await open(url);
          await until(() => b.evaluate(scripted).catch(() => false), 5_000, "the scripts have run").catch(() => {}); // broken ones never do
        };
        await journey.run(b, { site: target, wait, kill });
      } finally {
        await b.close();
      }
    };
    let cell = "passed";
    try {
      await fresh(site, server.kill, patience.real);
    } catch (err) {
      cell = "FAILED";
      failures.push(`${name}, ${journey.name}: ${err.stack}`);
    } finally {
      await server.kill();
      await server.start();
    }
    if (options.controls) {
      const problem = await control(journey, fresh, site);
      if (problem) {
        cell += ", control FAILED";
        failures.push(`${name}, ${journey.name}: control "${journey.control.breaks}": ${problem}`);
      }
    }
    if (options.v) console.log(`${name}: ${journey.name}: ${cell}`);
    cells.push(cell);
  }
  return [name, ...cells, `${Math.round((Date.now() - began) / 1000)} s`];
}

/** Runs a journey on its broken site; returns what is wrong with it. */
async function control({ control: { alter } }, fresh, site) {
  const broken = await altered(site, alter);
  try {
    // What must be there is known from the real site.
    broken.site.text = (path) => site.text(path);
    await fresh(broken.site, broken.close, patience.broken);
    return "the journey did not notice";
  } catch (err) {
    if (options.v) console.log(`    control: ${err.message.slice(0, 200)}`);
    return broken.applied() ? "" : `the site has nothing to break there; ${err.message}`;
  } finally {
    await broken.close();
  }
}

function readArguments() {
  try {
    const args = process.argv.slice(2).map((a) => a.replace(/^-(?=\w{2})/, "--"));
    const list = { type: "string" };
    const { values } = parseArgs({ args, options: { browsers: list, only: list, controls: list, v: { type: "boolean", short: "v" } } });
    const pick = (what, given, all) => given?.split(",").map((name) => {
      if (!all.includes(name)) throw new Error(`no ${what} ${name}; there are ${all.join(", ")}`);
      return name;
    }) ?? all;
    const only = pick("journey", values.only, journeys.map(({ name }) => name));
    return {
      browsers: pick("browser", values.browsers, Object.keys(launchers)),
      journeys: journeys.filter(({ name }) => only.includes(name)),
      controls: values.controls !== "no",
      v: values.v,
    };
  } catch (err) {
    console.error(`browsers: ${err.message}`);
    process.exit(2);
  }
}
