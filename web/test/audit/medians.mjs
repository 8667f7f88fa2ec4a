// Lighthouse on the pages that matter most, each beside the same page without our
// scripts, in turns: medians, as Markdown.
//
//   node web/test/audit/medians.mjs [-runs 5] [-pages /,/embed/] [-forms mobile]
//
// It builds from bin/statusdeck. Times are under Lighthouse's simulated throttling.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { measure, median } from "./lib/lighthouse.mjs";
import { serveBuild, serveFolder } from "./lib/server.mjs";

const { values: options } = parseArgs({
  args: process.argv.slice(2).map((arg) => arg.replace(/^-(?=\w{2})/, "--")),
  options: {
    runs: { type: "string", default: "5" },
    pages: { type: "string", default: "/,/status/404/,/category/client-error/,/embed/" },
    forms: { type: "string", default: "mobile,desktop" },
  },
});
const runs = Number(options.runs);
const pages = options.pages.split(",");
const categories = ["performance", "accessibility", "best-practices", "seo"];

const ours = await serveBuild();
const folder = await mkdtemp(join(tmpdir(), "statusdeck-plain-"));
let plain;
try {
  await withoutScripts(join(folder, "site"));
  plain = await serveFolder(join(folder, "site"));
  console.log(`Medians of ${runs}.\n`);
  console.log(`| page | as | scripts | ${categories.join(" | ")} | FCP ms | LCP ms | blocked ms | CLS | KB |`);
  console.log(`|---|---|---|${"--:|".repeat(categories.length + 5)}`);
  for (const path of pages) {
    for (const form of options.forms.split(",")) {
      const sides = [["ours", ours, []], ["none", plain, []]];
      for (let i = 0; i < runs; i++) for (const [, { origin }, reports] of sides) reports.push(await measure(origin + path, form));
      for (const [name, , reports] of sides) {
        const score = (c) => median(reports.map((r) => Math.round(100 * r.categories[c].score)));
        const value = (audit) => median(reports.map((r) => r.audits[audit].numericValue));
        const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map((a) => Math.round(value(a)));
        console.log(`| ${path} | ${form} | ${name} | ${categories.map(score).join(" | ")} | ${times.join(" | ")} | ${value("cumulative-layout-shift").toFixed(3)} | ${(value("total-byte-weight") / 1024).toFixed(1)} |`);
      }
    }
  }
} finally {
  await plain?.close();
  await ours.close();
  await rm(folder, { recursive: true, force: true });
}

/** The same site, the scripts of the pages taken out of their HTML. */
async function withoutScripts(dir) {
  await cp(ours.dir, dir, { recursive: true });
  for (const path of pages) {
    const file = join(dir, path, "index.html");
    const html = await readFile(file, "utf8");
    const bare = html.replace(/<script(?![^>]*ld\+json).*?<\/script>|<link[^>]* rel="?(?:modulepreload|preload)[^>]*>/gs, "");
    if (bare === html) throw new Error(`${path} has no scripts to take out`);
    await writeFile(file, bare);
    await writeFile(file + ".br", brotliCompressSync(bare));
    await writeFile(file + ".gz", gzipSync(bare));
  }
}
