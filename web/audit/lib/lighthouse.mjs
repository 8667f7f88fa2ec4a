// Measurements by Lighthouse.
import lighthouse, { desktopConfig } from "lighthouse";
import { launchChromium } from "./chromium.mjs";

/** How often a measurement that recorded nothing is made again. */
const again = 2;

/**
 * What Lighthouse says of a page, as a "mobile" or "desktop" visitor. Each
 * measurement is in a browser of its own: nothing is warm. Now and then Chromium
 * records no trace (NO_NAVSTART and the like); that is no word about the page.
 */
export async function measure(url, form) {
  for (let left = again; ; left--) {
    const browser = await launchChromium();
    try {
      const port = Number(new URL(browser.wsEndpoint()).port);
      const { lhr } = await lighthouse(url, { port, logLevel: "silent", ignoreStatusCode: true }, form === "desktop" ? desktopConfig : undefined);
      if (!lhr.runtimeError) return lhr;
      if (!left) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    } finally {
      await browser.close();
    }
  }
}

/** What stands in the middle of the figures of several measurements. */
export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
