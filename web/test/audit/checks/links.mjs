// Every link of every page by linkinator, anchors included; and every page is
// reached by links from the start page. Other sites are not asked: their
// addresses are only held to https.
import { LinkChecker, LinkState } from "linkinator";
import { replace } from "../lib/altered.mjs";

export default {
  name: "links",
  title: "Links and anchors, internal",
  async check(site, { restricted }) {
    const problems = [];
    const skipped = new Set();
    const { links } = await new LinkChecker().check({
      path: site.pages.map(({ path }) => site.origin + path),
      recurse: false,
      checkFragments: true,
      concurrency: 20,
      timeout: 20_000,
      linksToSkip: async (url) => {
        const other = site.pathOf(url) === null;
        if (other) skipped.add(url);
        return other;
      },
    });
    for (const { url, state, status, parent, failureDetails } of links) {
      // The page for what is not there is sent with 404, as it must be.
      if (state !== LinkState.BROKEN || new URL(url).pathname === "/404.html") continue;
      problems.push(`${parent ? new URL(parent).pathname : "(start)"}: ${url.replace(site.origin, "")} is broken: ${status} ${(failureDetails ?? []).map((d) => d.message ?? "").join(" ")}`);
    }
    for (const url of skipped) {
      if (/^http:/i.test(url)) problems.push(`${url} is not https`);
    }
    if (!restricted) {
      const reached = await reachedFrom("/", site);
      for (const path of await inSitemap(site)) if (!reached.has(path)) problems.push(`${path} is in the sitemap, and no chain of links leads to it`);
    }
    const asked = links.filter(({ state }) => state !== LinkState.SKIPPED);
    return { looked: `${asked.length} links, ${new Set(asked.map(({ url }) => url)).size} targets (${skipped.size} on other sites not asked)`, problems };
  },
  controls: [
    { breaks: "a link to a page that is not there", pages: ["/status/404/"], alter: { "/status/404/": replace('href="/status/410/"', 'href="/status/410x/"') }, flags: /410x.*broken/ },
    { breaks: "a link to an anchor that is not there", pages: ["/about/"], alter: { "/about/": replace('href="#main"', 'href="#mian"') }, flags: /mian/ },
    { breaks: "an image that is not there", pages: ["/about/"], alter: { "/about/": replace("<h1", '<img src="/icons/no.png" alt="x"><h1') }, flags: /no\.png/ },
    { breaks: "a link to another site over http", pages: ["/about/"], alter: { "/about/": replace('href="https://', 'href="http://') }, flags: /not https/ },
  ],
};

/** All paths that links lead to, step by step. */
async function reachedFrom(start, site) {
  const reached = new Set([start]);
  const pages = new Set(site.pages.map(({ path }) => path));
  for (const path of reached) {
    if (!pages.has(path)) continue;
    for (const [, href] of (await site.text(path)).matchAll(/<a\b[^>]*?\shref="?([^"\s>]+)/g)) {
      const to = site.pathOf(href.replaceAll("&amp;", "&"), path);
      if (to) reached.add(to.split("?")[0]);
    }
  }
  return reached;
}

const inSitemap = async (site) => [...(await site.text("/sitemap.xml")).matchAll(/<loc>([^<]+)/g)].map(([, loc]) => site.pathOf(loc));
