// Screenshots of some pages, compared with committed ones. A difference is not
// always a mistake: look at the pictures, and take new ones with -update.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { visit } from "../lib/visit.mjs";

const folder = new URL("../pictures/", import.meta.url);
// What differs is written here, to be looked at.
const seen = new URL("../../../build/visual/", import.meta.url);

const pages = [
  { name: "home", path: "/" },
  { name: "results", path: "/?q=rate+limit", running: true },
  { name: "code", path: "/status/404/" },
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
          const name = `${page.name}-${scheme}-${width}.png`;
          const { value } = await visit(await browser(), site, page, { width, scheme, waits: 300, inspect: (p) => p.screenshot() });
          const now = coarse(PNG.sync.read(Buffer.from(value)));
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
    return { looked: `${pictures} pictures${update ? ", taken anew" : ""}`, problems };
  },
  controls: [
    { breaks: "a line is moved by 6 px", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "main h1 { position: relative; top: 6px }" }, flags: /about-light-1440.*differ/ },
    { breaks: "another colour, in the dark theme only", pages: ["/about/"], alter: { "~\\.css$": (a) => a.body + "@media (prefers-color-scheme: dark) { body { background: #400 !important } }" }, flags: /about-dark-360.*differ/, but: /about-light/ },
    { breaks: "the style sheet is empty", pages: ["/status/404/"], alter: { "~\\.css$": () => "/* nothing */" }, flags: /code-light-360.*differ/ },
  ],
};

/** Leaves five bits of each colour: smaller files, and no dither. */
function coarse(png) {
  for (let i = 0; i < png.data.length; i++) png.data[i] = i % 4 === 3 ? 255 : png.data[i] & 0xf8;
  return png;
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
