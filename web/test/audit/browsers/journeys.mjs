// What people do, in the same words for every browser. A journey throws when
// something is not as it must be; its control is a site on which it must throw.
//
// b is a browser with an empty profile (webdriver.mjs, puppeteer.mjs); net is
// {site, wait(what, expression), kill()}.
import { createServer } from "node:http";
import { header } from "../lib/altered.mjs";

const running = 'document.documentElement.dataset.program === "running"';

export const journeys = [
  {
    name: "load",
    async run(b, { site }) {
      await b.open(site.origin + "/");
      const cards = await b.evaluate('document.querySelectorAll("#cards .card").length');
      want(cards >= 100, `the home page has ${cards} cards`);
      want(await b.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).display !== 'none')"), "the page is not shown");
      await b.open(site.origin + "/status/404/");
      const title = await b.evaluate("document.title");
      want(title.startsWith("404 Not Found"), `/status/404/ has the title ${title}`);
      want(await b.evaluate('getComputedStyle(document.querySelector(".visually-hidden")).position === "absolute"'), "the page has no style");
      quiet(b);
    },
    control: { breaks: "the style sheet is not there", alter: { "~\\.css$": (a) => ((a.status = 404), "") } },
  },
  {
    name: "theme",
    async run(b, { site, wait }) {
      await b.open(site.origin + "/about/");
      await wait("the page is ready", 'document.readyState === "complete"');
      const look = () => b.evaluate("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor");
      const seen = new Set([await look()]);
      for (let i = 0; i < 2; i++) {
        const before = await b.evaluate('document.documentElement.dataset.theme ?? "system"');
        await b.click("[data-theme-toggle]");
        await wait("the theme changes", `(document.documentElement.dataset.theme ?? "system") !== ${JSON.stringify(before)}`);
        seen.add(await look());
      }
      want(seen.size >= 2, `all themes look alike: ${[...seen]}`);
      const theme = await b.evaluate('document.documentElement.dataset.theme ?? "system"');
      const shown = await look();
      await b.open(site.origin + "/status/404/");
      const kept = await b.evaluate('document.documentElement.dataset.theme ?? "system"');
      want(kept === theme, `the next page has the theme ${kept}, not ${theme}`);
      want((await look()) === shown, "the next page looks otherwise");
      quiet(b);
    },
    control: { breaks: "the theme is not applied", alter: { "/status/404/": (a) => a.body.replace(/<script>.*?<\/script>/, "") } },
  },
  {
    name: "search",
    async run(b, { site, wait }) {
      await b.open(site.origin + "/");
      await b.click("#q");
      await b.type("#q", "rate limit");
      await wait("the program runs", running);
      await wait("429 is the first result", 'document.querySelector("#found") && document.querySelector("#cards .card")?.dataset.code === "429"');
      await wait("the address carries the search", 'new URL(location).searchParams.get("q") === "rate limit"');
      quiet(b);
    },
    control: { breaks: "the program does not arrive", alter: { "~\\.wasm$": (a) => ((a.status = 503), "") } },
  },
  {
    name: "navigate",
    async run(b, { site, wait }) {
      await b.open(site.origin + "/?q=teapot");
      await wait("418 is the first result", `${running} && document.querySelector("#found") && document.querySelector("#cards .card")?.dataset.code === "418"`);
      await b.click('#cards .card[data-code="418"] .card-link');
      await wait("its page with the article is shown", 'location.pathname === "/status/418/" && document.title.startsWith("418") && document.querySelector("#article h2")');
      await b.back();
      await wait("the results are back", 'location.search === "?q=teapot" && document.querySelector("#q").value === "teapot" && document.querySelector("#cards .card")?.dataset.code === "418"');
      quiet(b);
    },
    control: { breaks: "the article is not on the page", alter: { "/status/418/": (a) => a.body.replace('id="article"', 'id="none"') } },
  },
  {
    name: "embed",
    async run(b, { site, wait }) {
      const host = await hostPage(site.origin);
      try {
        await b.open(host.url);
        await wait("the card is shown", `(() => {
          const tag = document.querySelector("http-status");
          return tag.shadowRoot && tag.shadowRoot.textContent.includes("Not Found") && tag.getBoundingClientRect().height > 40;
        })()`);
        quiet(b);
      } finally {
        await host.close();
      }
    },
    control: { breaks: "other sites may not read the fragments", alter: { "~^/embed/v1/": header("access-control-allow-origin", null) } },
  },
  {
    name: "offline",
    async run(b, { site, wait, kill }) {
      await b.open(site.origin + "/");
      await wait("the worker is in charge", 'navigator.serviceWorker?.controller?.state === "activated"');
      const foot = 'document.querySelector("[data-offline]")';
      await wait("everything can be saved", `${foot}.querySelector("button")`);
      await b.evaluate(`${foot}.querySelector("button").click()`);
      await wait("everything is saved", `${foot}.textContent.startsWith("Everything is available offline")`);
      quiet(b);
      await kill();
      for (const { path } of site.types) {
        if (path === "/404.html" || path.startsWith("/embed/v1/")) continue;
        await b.open(site.origin + path);
        const shown = await b.evaluate('({ title: document.title, text: document.querySelector("main")?.innerText.length ?? 0 })');
        const title = /<title>([^<]*)/.exec(await site.text(path))[1].replaceAll("&amp;", "&").replaceAll("&#39;", "'");
        want(shown.title === title, `${path} has the title ${JSON.stringify(shown.title)}, not ${JSON.stringify(title)}`);
        want(shown.text > 100, `${path} shows ${shown.text} characters`);
      }
      for (const code of ["451", "511", "599"]) {
        await b.open(`${site.origin}/status/${code}/`);
        await wait(`${code}, never visited before, is shown`, `document.title.startsWith("${code}") && document.querySelector("#article h2")`);
      }
      await b.open(site.origin + "/?q=gateway+timeout");
      await wait("the search by address has run", `${running} && document.querySelector("#cards .card")?.dataset.code === "504"`);
      await b.click("#q");
      await b.type("#q", " nginx");
      await wait("the search goes on", 'document.querySelector("#q").value.includes("nginx") && document.querySelector("#found")');
    },
    control: { breaks: "one file is not there for the worker", alter: { "/program.json": (a) => ((a.status = 500), "") } },
  },
];

function want(ok, otherwise) {
  if (!ok) throw new Error(otherwise);
}

/** The console stays empty, where the browser lets us see it. */
function quiet(b) {
  if (b.messages?.length) throw new Error(`console: ${b.messages.join(" | ")}`);
}

/** A page of another origin that embeds a card, under a strict policy. */
async function hostPage(origin) {
  const html = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Docs</title><link rel="icon" href="data:,">
<script type="module" src="${origin}/embed/v1/statusdeck.js"></script>
<p>A host page.</p><http-status code="404" view="card"><a href="${origin}/status/404/">404</a></http-status></html>`;
  const server = createServer((request, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'self'; img-src data:; script-src 'self' ${origin}; connect-src ${origin}; frame-src ${origin}`,
    }).end(html);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => (server.close(done), server.closeAllConnections())) };
}
