// The manifest against PWABuilder's own list, and against Chromium, which says
// what it cannot read and what keeps the app from being installed.
import { validateManifest } from "@pwabuilder/manifest-validation";
import { PNG } from "pngjs";
import { replace } from "../lib/altered.mjs";

// Members that PWABuilder lists and that make no sense for a reference.
const without = {
  display_override: "it wants window-controls-overlay: a title bar of our own",
  iarc_rating_id: "an age rating, for stores",
  file_handlers: "the app opens no files",
  scope_extensions: "the app has one origin",
  widgets: "a Windows board of cards; not a use of a reference",
};

export default {
  name: "manifest",
  title: "Manifest: PWABuilder's list, Chromium",
  async check(site, { browser }) {
    const problems = [];
    const manifest = await site.json("/manifest.webmanifest");
    const tests = await validateManifest(manifest, true);
    for (const { valid, member, category, errorString } of tests) {
      if (!valid && !(member in without)) problems.push(`PWABuilder: ${member} (${category}): ${errorString}`);
    }
    for (const image of [...(manifest.icons ?? []), ...(manifest.screenshots ?? []), ...(manifest.shortcuts ?? []).flatMap((s) => s.icons ?? [])]) {
      problems.push(...(await imageProblems(site, image)));
    }
    for (const purpose of ["any", "maskable"]) {
      for (const size of ["192x192", "512x512"]) {
        if (!manifest.icons?.some((i) => i.purpose === purpose && i.sizes === size)) problems.push(`no icon of ${size} for purpose ${purpose}`);
      }
    }
    problems.push(...(await chromiumSays(await browser(), site)));
    return { looked: `${tests.length} tests`, problems };
  },
  controls: [
    { breaks: "no name", alter: { "/manifest.webmanifest": replace(/"name":"[^"]*",/, "") }, flags: /PWABuilder: name/ },
    { breaks: "an icon of another size", alter: { "/manifest.webmanifest": replace('"sizes":"512x512"', '"sizes":"513x513"') }, flags: /is 512x512, not 513x513/ },
    { breaks: "no display mode to install with", alter: { "/manifest.webmanifest": (a) => a.body.replace(/"display":"[^"]*"/, '"display":"browser"').replace(/"display_override":\[[^\]]*\],?/, "") }, flags: /Chromium: .*display/i },
    { breaks: "a start address outside the scope", alter: { "/manifest.webmanifest": replace(/"start_url":"[^"]*"/, '"start_url":"https://other.example/"') }, flags: /Chromium: .*start_url/i },
  ],
};

async function imageProblems(site, { src, sizes, type }) {
  const { status, headers, body } = await site.get(new URL(src, site.origin + "/").pathname);
  if (status !== 200) return [`${src} has status ${status}`];
  if (headers.get("content-type") !== type) return [`${src} is sent as ${headers.get("content-type")}, not ${type}`];
  if (type !== "image/png") return [];
  const { width, height } = PNG.sync.read(body);
  return `${width}x${height}` === sizes ? [] : [`${src} is ${width}x${height}, not ${sizes}`];
}

async function chromiumSays(browser, site) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(site.origin + "/", { waitUntil: "load" });
    const devtools = await page.createCDPSession();
    const { errors, data } = await devtools.send("Page.getAppManifest");
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    return [
      ...(data ? [] : ["Chromium: there is no manifest"]),
      ...errors.map(({ message, line }) => `Chromium: line ${line}: ${message}`),
      // A context of its own is what a private window is.
      ...installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito").map(({ errorId }) => `Chromium: cannot be installed: ${errorId.replaceAll("-", "_")}`),
    ];
  } finally {
    await context.close();
  }
}
