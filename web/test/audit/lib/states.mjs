// What is looked at in a browser: one page of each type, and the states of pages
// that have no address of their own.
//
// A state is {name, path}, and where more is needed: running waits for the browser
// program; act(page) does what leads to the state; each(page) does it anew where a
// new size of the window would end it; holds is a selector of what must be visible
// in the state, so that none is looked at that was not reached.

const start = [
  { name: "results", path: "/?q=rate+limit", running: true },
  { name: "no results", path: "/?q=qqqqzzzz", running: true },
  { name: "as a grid", path: "/?view=grid", running: true },
  { name: "as a list", path: "/?view=list", running: true },
  { name: "filtered", path: "/?class=4xx&origin=iana", running: true },
  {
    name: "keyboard help",
    path: "/about/",
    act: async (page) => {
      await page.waitForFunction(() => document.readyState === "complete");
      await page.click("[data-keys]");
      await page.waitForSelector("dialog[open]");
    },
  },
];

const tick = async (page, codes) => {
  for (const code of codes) await page.$eval(`[data-code="${code}"] [data-compare]`, (el) => el.click());
};

// The program may be about to replace the card, and scrolling closes the menu: by the
// window's new size, or by what is laid out further up, a few frames later as well.
const openMenu = async (page) => {
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  for (let tries = 0; tries < 10; tries++) {
    await frames();
    if (await page.$(".card-menu:popover-open")) return;
    await page.$eval("#main .card-more", (el) => el.scrollIntoView({ block: "center", behavior: "instant" }));
    await frames();
    await page.$eval("#main .card-more", (el) => el.click());
  }
};

const choose = [
  { name: "guided path, first question", path: "/choose/", holds: ".answers" },
  {
    name: "guided path, outline open",
    path: "/choose/",
    act: (page) => page.$$eval(".outline details", (all) => all.forEach((el) => (el.open = true))),
    holds: ".outline details details .leaf a",
  },
  { name: "guided path, half-way", path: "/choose/who-unknown/", holds: ".so-far li" },
  { name: "guided path, at an answer", path: "/choose/conflict-duplicate/", holds: ".near .not" },
  { name: "guided path, at an answer with fields", path: "/choose/unknown-here/", holds: ".with dl" },
  { name: "diagram", path: "/choose/diagram/", holds: ".diagram .d-answer" },
  {
    name: "diagram, smaller, with a box in focus",
    path: "/choose/diagram/",
    act: async (page) => {
      await page.click('[data-zoom="fit"]');
      await page.focus("#diagram");
      await page.keyboard.press("Tab");
    },
    holds: ".diagram a:focus-visible",
  },
];

const compare = [
  { name: "comparison of nothing", path: "/compare/", holds: "#compare-form" },
  { name: "comparison of one code", path: "/compare/?codes=404", holds: "#compare-problem" },
  { name: "comparison of two codes", path: "/compare/?codes=401,403", holds: ".compare.cols-2" },
  { name: "comparison of five codes", path: "/compare/?codes=301,302,303,307,308", holds: ".compare.cols-5" },
  { name: "comparison with unknown codes", path: "/compare/?codes=401,471,abc,777", holds: "#compare-problem" },
  { name: "comparison of too many codes", path: "/compare/?codes=500,501,502,503,504,505", holds: "#compare-problem" },
  { name: "tray with one code", path: "/category/client-error/", act: (page) => tick(page, [404]), holds: "#tray p" },
  { name: "tray with five codes", path: "/category/client-error/", act: (page) => tick(page, [400, 401, 403, 404, 410]), holds: "#tray a" },
  { name: "card menu", path: "/category/client-error/", act: openMenu, each: openMenu, holds: ".card-menu:popover-open" },
];

/** Puts text into the box of the explain page. */
const paste = (text) => async (page) => {
  await page.focus("#explain-input");
  await page.evaluate((value) => document.execCommand("insertText", false, value), text);
};

const logLines = ["200", "200", "404", "499", "500", "503", "301", "418"]
  .map((code, i) => `192.0.2.${i} - - [24/Nov/2026:1${i}:00:00 +0000] "GET /page/${i} HTTP/1.1" ${code} 512 "-" "Mozilla/5.0"`)
  .join("\n");

/** Gives the explain page a log that takes longer to read than anyone looks at it. */
const chooseLargeFile = async (page) => {
  await page.evaluate((line) => {
    const part = new Blob([`${line}\n`.repeat(50_000)]);
    const files = new DataTransfer();
    files.items.add(new File(Array(300).fill(part), "access.log"));
    const input = document.getElementById("explain-file");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, logLines.split("\n")[2]);
  await page.waitForFunction(() => document.getElementById("explain-read").textContent.includes("MB read"));
};

const explain = [
  { name: "explain, empty", path: "/explain/", holds: "#explain-example" },
  {
    name: "explain, all rules open",
    path: "/explain/",
    act: (page) => page.$$eval(".rule-list details", (all) => all.forEach((el) => (el.open = true))),
    holds: ".rules dd",
  },
  {
    name: "explain, findings",
    path: "/explain/",
    act: async (page) => {
      await page.click('[data-explain="example"]');
      await page.waitForSelector("#explain-result .finding");
      await page.$eval("#explain-result .ref", (el) => el.click());
    },
    holds: "#explain-result .finding",
  },
  {
    name: "explain, nothing to find",
    path: "/explain/",
    act: paste("HTTP/1.1 204 No Content\nDate: Tue, 24 Nov 2026 10:00:00 GMT\n\n"),
    holds: "#explain-result .report-head",
  },
  { name: "explain, a log", path: "/explain/", act: paste(logLines), holds: "#explain-result .chart svg" },
  { name: "explain, an error", path: "/explain/", act: paste("nonsense"), holds: "#explain-problem:not(:empty)" },
  { name: "explain, reading a long file", path: "/explain/", act: chooseLargeFile, holds: "#explain-progress progress" },
  {
    name: "explain, cancelled",
    path: "/explain/",
    act: async (page) => {
      await chooseLargeFile(page);
      await page.click('[data-explain="cancel"]');
    },
    holds: "#explain-problem:not(:empty)",
  },
];

/** All states of a site; its page types come from the build itself. */
export const statesOf = (site) => [...site.types.map(({ path, type }) => ({ name: `${path} (${type})`, path })), ...start, ...choose, ...compare, ...explain];
