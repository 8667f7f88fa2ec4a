// What the widget costs the page around it, by Lighthouse: a page of another origin
// with 100 elements of 20 codes, with the script and without, in turns.
import { createServer } from "node:http";
import { measure, median } from "../lib/lighthouse.mjs";
import { table } from "../lib/table.mjs";

const runs = 5;
const codes = [200, 201, 202, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503];
const views = ["", ' view="line"', ' view="card"', ' view="card" lang-constant="spring"', ' view="badge"'];
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

export default {
  name: "widget",
  title: "Lighthouse performance of a page with the widget, as without",
  async check(site, { restricted, log }) {
    const host = await serveHost(site);
    const seen = { "without the script": [], "with the widget": [] };
    try {
      for (let i = 0; i < (restricted ? 1 : runs); i++) {
        for (const [name, all] of Object.entries(seen)) {
          all.push(await measure(host.origin + (name.startsWith("with ") ? "/with/" : "/without/"), "mobile"));
        }
      }
    } finally {
      await host.close();
    }
    const rows = Object.entries(seen).map(([name, all]) => {
      const score = median(all.map((r) => Math.round(100 * (r.categories.performance.score ?? 0))));
      return { name, score, values: metrics.map((m) => median(all.map((r) => r.audits[m].numericValue))) };
    });
    const text = table([["page, medians of " + seen["with the widget"].length, "performance", "FCP ms", "LCP ms", "TBT ms", "CLS"],
      ...rows.map(({ name, score, values: [fcp, lcp, tbt, cls] }) => [name, score, Math.round(fcp), Math.round(lcp), Math.round(tbt), cls.toFixed(4)])]);
    text.split("\n").forEach(log);
    const [without, with_] = rows;
    const problems = [];
    if (with_.score < without.score) problems.push(`performance ${with_.score} with the widget, ${without.score} without`);
    if (with_.values[3] > without.values[3]) problems.push(`cumulative-layout-shift ${with_.values[3]} with the widget, ${without.values[3]} without`);
    return { looked: `${with_.score} with the widget, ${without.score} without`, problems };
  },
  controls: [
    { breaks: "the script keeps the processor for two seconds", pages: ["/embed/"], alter: { "/embed/v1/statusdeck.js": (a) => a.body + ";for (const t = Date.now(); Date.now() - t < 2000; );" }, flags: /performance/ },
    { breaks: "cards reserve no room", pages: ["/embed/"], alter: { "/embed/v1/statusdeck.js": (a) => a.body.replaceAll("padding-top:", "padding-no:").replaceAll(":host([view=line]){height:", ":host([view=line]){no:") }, flags: /cumulative-layout-shift/ },
  ],
};

/** Serves the two pages on an origin of their own, with the policy that the widget asks for. */
async function serveHost(site) {
  const reserve = /<code[^>]*>([^<]*:not\(:defined\)[^<]*)<\/code>/.exec(await site.text("/embed/"))?.[1];
  if (!reserve) throw new Error("the page about embedding has no style sheet that reserves room");
  const style = "body { font: 17px/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }\n" +
    reserve.replaceAll("&quot;", '"').replaceAll("&#34;", '"').replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const page = (script) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta name="description" content="What the API answers."><title>Errors of the API</title><link rel="stylesheet" href="/docs.css">${script}</head><body><main><h1>Errors of the API</h1>` +
    Array.from({ length: 100 }, (_, i) => {
      const code = codes[i % codes.length];
      const view = views[(i + Math.floor(i / codes.length)) % views.length];
      return `<p>The server answers this request with <http-status code="${code}"${view}><a href="${site.origin}/status/${code}/">${code}</a></http-status> when there is nothing more to say about it.</p>`;
    }).join("") + "</main></body></html>";
  const files = {
    "/docs.css": ["text/css", style],
    "/with/": ["text/html; charset=utf-8", page(`<script async type="module" src="${site.origin}/embed/v1/statusdeck.js"></script>`)],
    "/without/": ["text/html; charset=utf-8", page("")],
  };
  const policy = `default-src 'self'; script-src 'self' ${site.origin}; connect-src ${site.origin}; frame-src ${site.origin}`;
  const server = createServer((request, response) => {
    const [type, text] = files[request.url] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(text);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  };
}
