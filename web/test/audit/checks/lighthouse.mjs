// Lighthouse on one page of each type, as a phone and as a desktop computer,
// against the budgets of lib/budgets.mjs.
import { randomBytes } from "node:crypto";
import { replace } from "../lib/altered.mjs";
import { budgets, tries } from "../lib/budgets.mjs";
import { measure } from "../lib/lighthouse.mjs";

export default {
  name: "lighthouse",
  title: "Lighthouse budgets, mobile and desktop",
  async check(site, { restricted, log, forms = Object.keys(budgets) }) {
    const pages = restricted ? site.pages : site.types;
    let left = pages.flatMap(({ path }) => (restricted ? ["mobile"] : forms).map((form) => ({ path, form })));
    const best = new Map();
    for (let i = 0; i < (restricted ? 1 : tries) && left.length; i++) {
      for (const visit of left) {
        const now = await once(site, visit, log);
        if (!best.has(visit) || now.problems.length < best.get(visit).problems.length) best.set(visit, now);
      }
      left = left.filter((visit) => best.get(visit).problems.length);
    }
    const lowest = {};
    for (const [{ form }, { score }] of best) lowest[form] = Math.min(lowest[form] ?? 100, score);
    const problems = [...best].flatMap(([{ path, form }, found]) => found.problems.map((p) => `${path} ${form}: ${p}`));
    return { looked: `${pages.length} pages; lowest performance ${Object.entries(lowest).map(([f, s]) => `${s} ${f}`).join(", ")}`, problems };
  },
  controls: [
    { breaks: "the start script keeps the processor for two seconds", pages: ["/about/"], alter: { "~/assets/boot\\.": (a) => a.body + ";for (const t = Date.now(); Date.now() - t < 2000; );" }, flags: /total-blocking-time/ },
    { breaks: "the style sheet has a megabyte", pages: ["/about/"], alter: { "~\\.css$": (a) => `${a.body}/*${randomBytes(500_000).toString("hex")}*/` }, flags: /(first|largest)-contentful-paint/ },
    { breaks: "a page of half a megabyte", pages: ["/about/"], alter: { "/about/": replace("</body>", `<!--${"x".repeat(500_000)}--></body>`) }, flags: /total-byte-weight/ },
    { breaks: "no description", pages: ["/about/"], alter: { "/about/": replace(/<meta [^>]*name="?description"?[^>]*>/, "") }, flags: /seo.*meta-description/ },
    { breaks: "an error in the console", pages: ["/about/"], alter: { "~/assets/boot\\.": (a) => a.body + ";throw Error('broken')" }, flags: /best-practices.*errors-in-console/ },
    { breaks: "an id is there twice, on a button without a name", pages: ["/about/"], alter: { "/about/": replace("<h1", "<button type=button id=main></button><h1") }, flags: /accessibility.*button-name/ },
  ],
};

/** Measures one visit: its performance score and what is over the budget. */
async function once(site, { path, form }, log) {
  const report = await measure(site.origin + path, form, { calibrated: true });
  const score = Math.round(100 * (report.categories.performance.score ?? 0));
  const value = (audit) => Math.round(report.audits[audit].numericValue);
  const slowed = report.configSettings.throttling.cpuSlowdownMultiplier.toFixed(1);
  log(`${path} ${form}: performance ${score}, LCP ${value("largest-contentful-paint")} ms, TBT ${value("total-blocking-time")} ms slowed ${slowed} times, ${value("total-byte-weight")} bytes`);
  return { score, problems: over(report, form, path, await hidden(site, path)) };
}

async function hidden(site, path) {
  return /<meta\b[^>]*robots[^>]*noindex/.test((await site.get(path)).body.toString("utf8"));
}

/** What is over the budget. */
function over(report, form, path, noindex) {
  const problems = [];
  const { scores, metrics } = budgets[form];
  for (const [name, least] of Object.entries(scores)) {
    const category = report.categories[name];
    // Pages that ask not to be indexed are not made for search engines.
    const ignored = name === "seo" && noindex ? ["is-crawlable", "http-status-code"] : path === "/404.html" ? ["errors-in-console", "http-status-code"] : [];
    const failed = category.auditRefs.filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9 && !ignored.includes(id)).map(({ id }) => id);
    const score = Math.round(100 * (category.score ?? 0));
    if (score < least && (name === "performance" || failed.length)) problems.push(`${name} ${score}, want ${least}: ${failed.join(", ")}`);
  }
  for (const [name, most] of Object.entries(metrics)) {
    const value = report.audits[name].numericValue;
    if (!(value <= most)) problems.push(`${name} ${Math.round(value * 1000) / 1000}, want at most ${most}`);
  }
  return problems;
}
