// Every page through the Nu HTML checker, the W3C's own, and through
// html-validate, which knows other mistakes and reads fragments too.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { replace } from "../lib/altered.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

export default {
  name: "nu",
  title: "Nu HTML checker, every page",
  async check(site) {
    const folder = await mkdtemp(join(tmpdir(), "statusdeck-nu-"));
    try {
      for (const { path } of site.pages) {
        const file = join(folder, path.endsWith("/") ? path + "index.html" : path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, (await site.get(path)).body);
      }
      const { messages } = JSON.parse(await vnu(folder));
      // What it calls "info" and no warning is about how void elements are written.
      const told = messages.filter(({ type, subType }) => type !== "info" || subType === "warning")
        // Fragments have no heading: it would be in the outline of the page that shows them.
        .filter(({ url, message }) => !(/\/embed\/v1\/[^/]+\.html$/.test(url ?? "") && message.startsWith("Article lacks heading")));
      const problems = told.map(({ type, url, lastLine, firstColumn, message }) =>
        `${decodeURI(url ?? "").split(folder)[1]?.replace(/index\.html$/, "") ?? ""}:${lastLine}:${firstColumn ?? 0}: ${type}: ${message}`);
      return { looked: `${site.pages.length} pages`, problems };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  controls: [
    { breaks: "an element is not closed", pages: ["/status/404/"], alter: { "/status/404/": replace("</main>", "") }, flags: /main/ },
    { breaks: "an id is there twice", pages: ["/about/"], alter: { "/about/": replace("<h1", '<h1 id="main"') }, flags: /Duplicate ID/ },
    { breaks: "an ARIA role does not exist", pages: ["/"], alter: { "/": replace('role="search"', 'role="serch"') }, flags: /role/ },
  ],
};

// vnu.jar ends with status 1 when it has something to report.
function vnu(folder) {
  return new Promise((done, failed) => {
    const args = ["-Xss2m", "-jar", jar, "--format", "json", "--stdout", "--skip-non-html", folder];
    execFile("java", args, { maxBuffer: 1 << 28 }, (err, stdout, stderr) =>
      stdout.includes('"messages"') ? done(stdout) : failed(new Error(`run the Nu checker: ${err?.message ?? ""} ${stderr}`)));
  });
}
