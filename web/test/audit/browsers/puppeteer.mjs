// Chromium over its DevTools protocol and Firefox over WebDriver BiDi, both by
// puppeteer-core.
import puppeteer from "puppeteer-core";
import { find, launchChromium, saidOfInstalling } from "../lib/chromium.mjs";

export const launchChromiumBrowser = async () => wrap(await launchChromium());

export const launchFirefox = async () =>
  wrap(await puppeteer.launch({ browser: "firefox", executablePath: await find(process.env.FIREFOX, "firefox-esr", "firefox"), headless: true }));

async function wrap(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.setDefaultNavigationTimeout(60_000);
  await page.setViewport({ width: 1200, height: 900 });
  const messages = [];
  page.on("console", (m) => saidOfInstalling(m.text()) || messages.push(`${m.type()} ${m.text()}`));
  page.on("pageerror", (err) => messages.push(`exception: ${err.message}`));
  return {
    name: (await browser.version()).replace("/", " "),
    open: (url) => page.goto(url, { waitUntil: "load" }),
    back: () => page.goBack({ waitUntil: "load" }),
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    messages,
    close: () => browser.close(),
  };
}
