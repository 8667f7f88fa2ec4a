// Chromium for the audit, with an empty profile.
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";

/** The path of the first of the named programs that is there. */
export async function find(...names) {
  for (const name of names.filter(Boolean)) {
    const places = name.includes("/") ? [name] : process.env.PATH.split(delimiter).map((dir) => join(dir, name));
    for (const place of places) {
      if (await access(place, constants.X_OK).then(() => true, () => false)) return place;
    }
  }
  throw new Error(`not found: ${names.filter(Boolean).join(", ")}; run make deps DEPS="audit browsers"`);
}

export const chromiumPath = () => find(process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

export const launchChromium = async (options = {}) =>
  puppeteer.launch({
    executablePath: await chromiumPath(),
    // Debian's Chromium in a container: no sandbox, no GPU, no traffic of its own.
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage"],
    ...options,
  });

/**
 * Whether Chromium says this to every page that keeps its offer to install for a
 * button of its own, as ours does.
 */
export const saidOfInstalling = (text) => text.startsWith("Banner not shown: beforeinstallpromptevent.preventDefault() called.");
