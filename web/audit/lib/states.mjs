// What is looked at in a browser: one page of each type, and the states of pages
// that have no address of their own.

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

/** All states of a site; its page types come from the build itself. */
export const statesOf = (site) => [...site.types.map(({ path, type }) => ({ name: `${path} (${type})`, path })), ...start];
