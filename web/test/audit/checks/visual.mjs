// Screenshots of some pages, compared with committed ones. A difference is not
// always a mistake: look at the pictures, and take new ones with -update.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { visit } from "../lib/visit.mjs";

const folder = new URL("../pictures/", import.meta.url);
// What differs is written here, to be looked at.
const seen = new URL("../../../../build/visual/", import.meta.url);

// The pages that most people see at each width and in each scheme, the others once narrow
// and once wide.
const pages = [
  { name: "home", path: "/" },
  {
    name: "results",
    path: "/?q=rate+limit",
    running: true,
    // The sentence on when to send the best match comes from a file of its own.
    act: (page) => page.waitForFunction(() => document.querySelector(".top-when")?.textContent.startsWith("When this caller")),
  },
  { name: "code", path: "/status/404/" },
  { name: "grid", path: "/?view=grid", running: true, twice: true },
  { name: "unassigned", path: "/status/4xx/", twice: true },
  { name: "category", path: "/category/redirection/", twice: true },
  { name: "vendor", path: "/vendor/cloudflare/", twice: true },
  { name: "compare", path: "/compare/401-403/", twice: true },
  { name: "choose", path: "/choose/", twice: true },
  { name: "explain", path: "/explain/", twice: true },
  { name: "embed", path: "/embed/", twice: true },
  { name: "print", path: "/print/", twice: true },
  { name: "about", path: "/about/" },
];
const schemes = ["light", "dark"];
const widths = [360, 1440];
// Share of pixels that may differ: rounding of glyph edges, not a moved line.
const tolerance = 0.002;

export default {
  name: "visual",
  title: "Screenshots against committed ones",
  async check(site, { browser, update, restricted }) {
    const problems = [];
    const wanted = restricted ? pages.filter(({ path }) => site.pages.some((p) => p.path === path)) : pages;
    let pictures = 0;
    for (const page of wanted) {
      for (const scheme of schemes) {
        for (const width of widths) {
          if (page.twice && (scheme === "light") !== (width === 360)) continue;
          const name = `${page.name}-${scheme}-${width}.png`;
          const { value } = await visit(await browser(), site, page, { width, scheme, waits: 300, inspect: picture });
          const now = half(PNG.sync.read(Buffer.from(value)));
          pictures++;
          if (update) {
            await mkdir(folder, { recursive: true });
            await writeFile(new URL(name, folder), PNG.sync.write(now, { colorType: 2, deflateLevel: 9 }));
            continue;
          }
          const difference = await compare(name, now);
          if (!difference) continue;
          await mkdir(seen, { recursive: true });
          await writeFile(new URL(name, seen), PNG.sync.write(now));
          problems.push(`${name}: ${difference}; see build/visual/${name}; if it is right, take new pictures with -update`);
        }
      }
    }
    return { looked: `${pictures} pictures${update ? ", taken again" : ""}`, problems };
  },
  controls: [
    { breaks: "a line is moved by 6 px", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "main h1 { position: relative; top: 6px }" }, flags: /about-light-1440.*differ/ },
    { breaks: "another colour, in the dark theme only", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "@media (prefers-color-scheme: dark) { body { background: #400 !important } }" }, flags: /about-dark-360.*differ/, but: /about-light/ },
    { breaks: "the style sheet is empty", pages: ["/status/404/"], alter: { "~\\.css$": () => "/* nothing */" }, flags: /code-light-360.*differ/ },
  ],
};

/** A screenshot without the line that says how much is saved for use offline. */
async function picture(page) {
  await page.evaluate(() => document.querySelector("[data-offline]")?.style.setProperty("visibility", "hidden"));
  return page.screenshot();
}

/** Halves a picture and leaves five bits of each colour: smaller files, and no dither. */
function half(png) {
  const out = new PNG({ width: png.width >> 1, height: png.height >> 1 });
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      for (let c = 0; c < 4; c++) {
        const at = 4 * (2 * y * png.width + 2 * x) + c;
        const sum = png.data[at] + png.data[at + 4] + png.data[at + 4 * png.width] + png.data[at + 4 * png.width + 4];
        out.data[4 * (y * out.width + x) + c] = c === 3 ? 255 : (sum >> 2) & 0xf8;
      }
    }
  }
  return out;
}

/** How a picture differs from the committed one; "" if it does not. */
async function compare(name, now) {
  const data = await readFile(new URL(name, folder)).catch(() => null);
  if (!data) return "there is no picture to compare with";
  const before = PNG.sync.read(data);
  if (before.width !== now.width || before.height !== now.height) return `it is ${now.width}x${now.height}, not ${before.width}x${before.height}`;
  const n = pixelmatch(before.data, now.data, undefined, now.width, now.height, { threshold: 0.1 });
  const share = n / (now.width * now.height);
  return share > tolerance ? `${(share * 100).toFixed(2)}% of the pixels differ` : "";
}
