// Measurements by Lighthouse.
import lighthouse, { desktopConfig } from "lighthouse";
import { navigationGather } from "lighthouse/core/gather/navigation-runner.js";
import { Runner } from "lighthouse/core/runner.js";
import { launchChromium } from "./chromium.mjs";

/** How often a measurement that recorded nothing is made again. */
const again = 2;

/**
 * What Lighthouse says of a page, as a "mobile" or "desktop" visitor. Each
 * measurement is in a browser of its own: nothing is warm. Now and then Chromium
 * records no trace (NO_NAVSTART and the like); that is no word about the page.
 *
 * With calibrated, a phone is the same phone on every machine; see phone.
 */
export async function measure(url, form, { calibrated = false } = {}) {
  for (let left = again; ; left--) {
    const browser = await launchChromium();
    try {
      const port = Number(new URL(browser.wsEndpoint()).port);
      const flags = { port, logLevel: "silent", ignoreStatusCode: true };
      const config = form === "desktop" ? desktopConfig : undefined;
      const { lhr } = calibrated && form === "mobile" ? await onPhone(url, { flags, config }) : await lighthouse(url, flags, config);
      if (!lhr.runtimeError) return lhr;
      if (!left) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    } finally {
      await browser.close();
    }
  }
}

/**
 * Lighthouse measures how fast the processor is, in each run (its BenchmarkIndex),
 * and simulates a phone that is so many times slower. Its 4 times are for a computer
 * of 1500 or more, 2 times for one of 1000 to 1500, and it asks to calibrate before
 * figures of different machines are compared (docs/throttling.md, "Calibrating the
 * CPU slowdown"). A shared machine is another one from minute to minute. So the factor
 * goes with the index of the same run, and never beyond these two.
 */
const phone = (index) => Math.max(2, Math.min(4, (4 * index) / 1500));

async function onPhone(url, options) {
  const { artifacts, runnerOptions } = await navigationGather(undefined, url, options);
  // The simulation takes place when the recording is judged.
  for (const settings of [artifacts.settings, runnerOptions.resolvedConfig.settings]) {
    settings.throttling = { ...settings.throttling, cpuSlowdownMultiplier: phone(artifacts.BenchmarkIndex) };
  }
  return Runner.audit(artifacts, runnerOptions);
}

/** The median of the figures of several measurements. */
export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
