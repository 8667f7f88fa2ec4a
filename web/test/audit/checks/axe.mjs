// axe on every page type and state, in both themes, at three widths.
import axe from "axe-core";
import { replace } from "../lib/altered.mjs";
import { visit } from "../lib/visit.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const schemes = ["light", "dark"];
const widths = [320, 768, 1440];

export default {
  name: "axe",
  title: "axe, both themes, three widths",
  async check(site, { browser, restricted }) {
    const states = restricted ? site.pages.map(({ path }) => ({ path })) : site.states;
    const problems = [];
    let runs = 0;
    for (const state of states) {
      const name = state.name ?? state.path;
      const visited = visit(await browser(), site, state, {
        inspect: async (page) => {
          // Evaluated through the debugger, so the page's policy stays as it is.
          await page.evaluate(axe.source);
          for (const scheme of schemes) {
            for (const width of widths) {
              await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
              await page.setViewport({ width, height: 900 });
              await state.each?.(page);
              if (state.holds) await page.waitForSelector(state.holds, { visible: true });
              const violations = await page.evaluate(run, tags);
              runs++;
              const where = `${name} ${scheme} ${width}`;
              for (const v of violations) problems.push(`${where}: ${v.id} (${v.impact}): ${v.help}: ${v.targets.slice(0, 3).join(" | ")}`);
              const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
              if (wide > 0) problems.push(`${where}: the page is ${wide} px wider than the window (WCAG 1.4.10)`);
            }
          }
        },
      });
      try {
        const { problems: other } = await visited;
        if (!restricted) problems.push(...other.map((p) => `${name}: ${p}`));
      } catch (err) {
        problems.push(`${name}: the state was not reached, or ended: ${err.message}`);
      }
    }
    return { looked: `${runs} runs on ${states.length} pages and states`, problems };
  },
  controls: [
    { breaks: "the search box has no label", pages: ["/about/"], alter: { "/about/": (a) => a.body.replace(/<label\b[^>]*>.*?<\/label>/, "").replace(/placeholder="[^"]*"/, "") }, flags: /light 320: label/ },
    { breaks: "text is too faint, in the dark theme only", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "@media (prefers-color-scheme: dark) { main p { color: #333 !important } }" }, flags: /dark 768: color-contrast/, but: /light \d+: color-contrast/ },
    { breaks: "targets are too small, on narrow screens only", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "@media (max-width: 400px) { .foot a, .foot button { display: inline-block; width: 8px; height: 8px; min-height: 0; padding: 0; margin: 0; overflow: hidden } .foot .foot-links { gap: 0; font-size: 0 } }" }, flags: /light 320: target-size/, but: /1440: target-size/ },
    { breaks: "content outside the landmarks", pages: ["/about/"], alter: { "/about/": replace("</body>", "<p>astray</p></body>") }, flags: /region/ },
    { breaks: "the page scrolls sideways on a phone", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "main h1 { min-width: 500px }" }, flags: /320: the page is \d+ px wider/ },
  ],
};

/** Runs in the page. */
async function run(values) {
  const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map((n) => n.target.join(" ")) }));
}
