// One visit to a page in a fresh profile, with everything that goes wrong noted:
// console messages, exceptions, violations of the policy, requests to others.
import { saidOfInstalling } from "./chromium.mjs";
import { scripted } from "./scripted.mjs";

/**
 * Visits a state of the site (states.mjs). inspect(page) gets the page in that
 * state. Returns {value, problems}.
 */
export async function visit(browser, site, state, { width = 1200, height = 900, scheme = "light", waits = 0, inspect = () => {} } = {}) {
  const context = await browser.createBrowserContext();
  const problems = [];
  try {
    const page = await context.newPage();
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    page.on("console", (m) => saidOfInstalling(m.text()) || problems.push(`console: ${m.type()} ${m.text()}`));
    page.on("pageerror", (err) => problems.push(`exception: ${err.message}`));
    page.on("request", (r) => {
      if (site.pathOf(r.url()) === null && !/^(data|blob):/.test(r.url())) problems.push(`request to another site: ${r.url()}`);
    });
    await page.evaluateOnNewDocument(() => {
      document.addEventListener("securitypolicyviolation", (e) => console.error(`violates ${e.violatedDirective}: ${e.blockedURI}`));
    });
    await page.goto(site.origin + state.path, { waitUntil: "load" });
    await page.waitForFunction(scripted, { timeout: 5_000 }).catch(() => {}); // a broken script never runs
    if (state.running) await page.waitForSelector("html[data-program=running]", { timeout: 30_000 });
    await state.act?.(page);
    if (state.holds) await page.waitForSelector(state.holds, { visible: true });
    if (waits) await new Promise((go) => setTimeout(go, waits));
    const value = await inspect(page);
    return { value, problems: problems.filter((p) => !expected(p, state)) };
  } finally {
    await context.close();
  }
}

// A page that is sent with 404 is an error to the console.
const expected = (problem, { path }) => path === "/404.html" && /status of 404/.test(problem);
