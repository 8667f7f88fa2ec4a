// What search engines and browsers read: sitemap, robots, OpenSearch, canonical
// links.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import robots from "robots-parser";
import { replace } from "../lib/altered.mjs";

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "url" || name === "Url" });

async function xml(site, path) {
  const text = await site.text(path);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`${path}:${valid.err.line}: ${valid.err.msg}`);
  return parser.parse(text);
}

export const sitemap = {
  name: "sitemap",
  title: "Sitemap and canonical links",
  async check(site, { restricted }) {
    const problems = [];
    const { urlset } = await xml(site, "/sitemap.xml");
    if (urlset["@_xmlns"] !== "http://www.sitemaps.org/schemas/sitemap/0.9") problems.push(`the namespace is ${urlset["@_xmlns"]}`);
    if (urlset.url.length > 50_000) problems.push("more than 50,000 addresses");
    const listed = new Set();
    for (const { loc } of urlset.url) {
      if (!URL.canParse(loc)) problems.push(`${loc} is not an absolute address`);
      const path = site.pathOf(loc);
      if (path === null || !site.paths.includes(path)) problems.push(`${loc} is no page of this build`);
      if (listed.has(path)) problems.push(`${loc} is there twice`);
      listed.add(path);
    }
    for (const { path } of site.pages) {
      const html = await site.text(path);
      const hidden = /<meta\b[^>]*name="?robots"?[^>]*noindex/.test(html);
      const canonical = /<link\b[^>]*rel="?canonical"?[^>]*href="?([^"\s>]+)/.exec(html)?.[1];
      if (hidden && listed.has(path)) problems.push(`${path} is in the sitemap and asks not to be indexed`);
      if (!hidden && !listed.has(path) && !restricted) problems.push(`${path} is not in the sitemap`);
      if (!hidden && (!canonical || !URL.canParse(canonical) || site.pathOf(canonical) !== path)) problems.push(`${path} has the canonical link ${canonical}`);
    }
    return { looked: `${urlset.url.length} addresses, ${site.pages.length} pages`, problems };
  },
  controls: [
    { breaks: "the XML is not well-formed", pages: ["/"], alter: { "/sitemap.xml": replace("</url>", "") }, flags: /sitemap\.xml:\d+/ },
    { breaks: "an address is not absolute", pages: ["/"], alter: { "/sitemap.xml": replace(/<loc>https?:\/\/[^/]*/, "<loc>") }, flags: /not an absolute address/ },
    { breaks: "an address leads nowhere", pages: ["/"], alter: { "/sitemap.xml": replace("/status/404/", "/status/4004/") }, flags: /4004.*no page/ },
    { breaks: "a page is missing from it", alter: { "/sitemap.xml": replace(/<url><loc>[^<]*\/about\/<\/loc><\/url>/, "") }, flags: /\/about\/ is not in the sitemap/ },
    { breaks: "a listed page asks not to be indexed", pages: ["/about/"], alter: { "/about/": replace("<title>", '<meta name="robots" content="noindex"><title>') }, flags: /not to be indexed/ },
    { breaks: "a canonical link leads to another page", pages: ["/about/"], alter: { "/about/": replace(/(rel="?canonical"?[^>]*)about/, "$1status/404") }, flags: /canonical link/ },
  ],
};

export const robotsTxt = {
  name: "robots",
  title: "robots.txt, by robots-parser",
  async check(site) {
    const problems = [];
    const { headers } = await site.get("/robots.txt");
    if (!headers.get("content-type")?.startsWith("text/plain")) problems.push(`it is sent as ${headers.get("content-type")}`);
    const text = await site.text("/robots.txt");
    for (const line of text.split("\n")) if (line && !/^(#.*|(user-agent|allow|disallow|sitemap|crawl-delay):.*)$/i.test(line)) problems.push(`unknown line: ${line}`);
    const rules = robots(site.declared + "/robots.txt", text);
    for (const { path } of site.pages) if (!rules.isAllowed(site.declared + path, "Googlebot")) problems.push(`${path} must not be read`);
    const maps = rules.getSitemaps();
    if (!maps.includes(site.declared + "/sitemap.xml")) problems.push(`it names the sitemaps ${JSON.stringify(maps)}`);
    return { looked: `${site.pages.length} pages`, problems };
  },
  controls: [
    { breaks: "pages are forbidden", alter: { "/robots.txt": replace("Allow: /", "Disallow: /status/") }, flags: /\/status\/404\/ must not be read/ },
    { breaks: "the sitemap is not named", alter: { "/robots.txt": replace(/Sitemap:.*\n/, "") }, flags: /sitemaps \[\]/ },
    { breaks: "a field is misspelt", alter: { "/robots.txt": replace("User-agent", "User-agnet") }, flags: /unknown line/ },
  ],
};

export const openSearch = {
  name: "opensearch",
  title: "OpenSearch description (1.1)",
  async check(site) {
    const problems = [];
    const { OpenSearchDescription: d } = await xml(site, "/opensearch.xml");
    if (d["@_xmlns"] !== "http://a9.com/-/spec/opensearch/1.1/") problems.push(`the namespace is ${d["@_xmlns"]}`);
    // The limits of the specification.
    const limits = { ShortName: 16, LongName: 48, Description: 1024, Tags: 256 };
    for (const [name, most] of Object.entries(limits)) if ((d[name] ?? "").length > most) problems.push(`${name} has more than ${most} characters`);
    for (const name of ["ShortName", "Description"]) if (!d[name]) problems.push(`${name} is missing`);
    const html = (d.Url ?? []).find((u) => u["@_type"] === "text/html");
    if (!html) problems.push("no Url of type text/html");
    for (const url of d.Url ?? []) {
      const template = url["@_template"] ?? "";
      if (!template.includes("{searchTerms}") && url["@_rel"] !== "self") problems.push(`the template ${template} has no place for the search terms`);
      const address = template.replaceAll(/\{[^}]*\}/g, "404");
      if (!URL.canParse(address) || site.pathOf(address) === null) problems.push(`the template ${template} is no address of this site`);
      else if ((await site.get(site.pathOf(address))).status !== 200) problems.push(`${address} has status ${(await site.get(site.pathOf(address))).status}`);
    }
    for (const { path } of site.pages) {
      if (!/^\/(status|category|vendor|about)?\/?/.test(path)) continue;
      if (path.startsWith("/embed/v1/")) continue; // framed, without a browser's own search
      if (!/<link\b[^>]*application\/opensearchdescription\+xml/.test(await site.text(path))) problems.push(`${path} does not lead to it`);
    }
    return { looked: `${(d.Url ?? []).length} templates, ${site.pages.length} pages`, problems };
  },
  controls: [
    { breaks: "no place for the search terms", alter: { "/opensearch.xml": replace("{searchTerms}", "") }, flags: /no place for/ },
    { breaks: "the name is too long", alter: { "/opensearch.xml": replace("<ShortName>", "<ShortName>All the HTTP codes of ") }, flags: /more than 16/ },
    { breaks: "a page does not lead to it", pages: ["/about/"], alter: { "/about/": replace("opensearchdescription+xml", "x") }, flags: /about.*does not lead/ },
  ],
};
