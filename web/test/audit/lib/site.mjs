// The site as a visitor gets it: every file of the build, fetched over HTTP.
import { readdir } from "node:fs/promises";
import { relative, join } from "node:path";

/** Pages to look at where one page of a type represents all of them. */
const chosen = ["/", "/status/404/", "/category/client-error/", "/vendor/cloudflare/", "/404.html"];

export class Site {
  #answers = new Map();

  /**
   * origin: where the files are fetched. declared: the origin that the build
   * was made for, which its absolute addresses carry. paths: all files, each
   * with a leading slash, index.html left out.
   */
  constructor({ origin, declared, paths, pages }) {
    Object.assign(this, { origin, declared, paths, pages });
  }

  /** The answer for a path: {status, headers, body}. Fetched once. */
  get(path) {
    let answer = this.#answers.get(path);
    if (!answer) this.#answers.set(path, (answer = ask(this.origin + path)));
    return answer;
  }

  async text(path) {
    const { status, body } = await this.get(path);
    if (status !== 200 && path !== "/404.html") throw new Error(`${path} has status ${status}`);
    return body.toString("utf8");
  }

  async json(path) {
    return JSON.parse(await this.text(path));
  }

  /** The path of an address of this site, with its query; null for other sites. */
  pathOf(address, from = "/") {
    const url = new URL(address, this.declared + from);
    return [this.origin, this.declared].includes(url.origin) ? url.pathname + url.search : null;
  }

  /** The same site with some pages only. */
  only(paths) {
    return new Site({ ...this, pages: this.pages.filter(({ path }) => paths.includes(path)) });
  }

  /** One page of each type: the largest, and those named above. */
  get types() {
    const largest = new Map();
    for (const page of this.pages) {
      const other = largest.get(page.type);
      if (!other || page.size > other.size) largest.set(page.type, page);
    }
    const named = this.pages.filter(({ path }) => chosen.includes(path));
    return [...new Set([...named, ...largest.values()])].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

async function ask(url) {
  const response = await fetch(url, { redirect: "manual", headers: { "accept-encoding": "identity" } });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Reads what a build consists of. Whatever is in its folder is looked at. */
export async function readSite({ origin, dir }) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((e) => e.isFile() && !/\.(br|gz)$/.test(e.name))
    .map((e) => "/" + relative(dir, join(e.parentPath ?? e.path, e.name)))
    .filter((path) => !forHosts(path))
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
  const site = new Site({ origin, declared: origin, paths, pages: [] });
  for (const path of paths) {
    if (!/(\/|\.html)$/.test(path)) continue;
    const { body } = await site.get(path);
    if (/^<!doctype html>/i.test(body.toString("utf8", 0, 20))) site.pages.push({ path, type: typeOf(path, body.toString("utf8")), size: body.length });
  }
  if (site.pages.length < 100) throw new Error(`only ${site.pages.length} pages found in ${dir}`);
  return site;
}

// Names with a leading "_" or "." are for hosts (_headers, .nojekyll), not for
// visitors; ours does not serve them.
const forHosts = (path) => /^\/[_.]/.test(path);

/** A page's type: what it says of itself, and the folder that it is in. */
function typeOf(path, html) {
  const kind = /<body[^>]*\sdata-page="?([\w-]+)/.exec(html)?.[1] ?? "page";
  const folder = path.split("/")[1].replace(/\.html$/, "");
  // Below /embed/v1/ are cards, one for each code, and the framed search.
  return kind + " " + (folder === "embed" ? path.replace(/\d{3}/, "NNN") : folder);
}
