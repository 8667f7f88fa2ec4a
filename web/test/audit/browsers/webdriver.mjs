// WebKitGTK through WebKitWebDriver: a client of the W3C WebDriver protocol with
// the few commands that the journeys need, and a display of its own (Xvfb).
import { spawn } from "node:child_process";
import { find } from "../lib/chromium.mjs";
import { freePort } from "../lib/server.mjs";

const element = "element-6066-11e4-a52e-4f735466cecf"; // WebDriver, section 12

export async function launchWebKit() {
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(await find("WebKitWebDriver"), [`--port=${port}`, "--host=127.0.0.1"], {
    env: { ...process.env, DISPLAY: display.name, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }, stdio: "ignore",
  });
  const ended = new Promise((done) => driver.once("exit", done));
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = async () => {
    driver.kill();
    await ended;
    await display.stop();
  };
  try {
    await until(() => send("GET", "/status").then(() => true, () => false), 10_000, "WebKitWebDriver answers");
    const { sessionId, capabilities } = await send("POST", "/session", {
      capabilities: { alwaysMatch: { pageLoadStrategy: "normal", timeouts: { script: 60_000, pageLoad: 60_000 } } },
    });
    const at = `/session/${sessionId}`;
    const one = async (selector) => {
      const found = await send("POST", `${at}/element`, { using: "css selector", value: selector });
      return found[element];
    };
    return {
      name: `WebKitGTK ${capabilities.browserVersion}`,
      open: (url) => send("POST", `${at}/url`, { url }),
      back: () => send("POST", `${at}/back`, {}),
      evaluate: async (expression) => {
        const { value, error } = await send("POST", `${at}/execute/async`, {
          script: `const done = arguments[0]; Promise.resolve().then(() => (${expression})).then((value) => done({ value }), (e) => done({ error: String(e) }))`, args: [],
        });
        if (error) throw new Error(`evaluate ${expression}: ${error}`);
        return value;
      },
      click: async (selector) => send("POST", `${at}/element/${await one(selector)}/click`, {}),
      type: async (selector, text) => send("POST", `${at}/element/${await one(selector)}/value`, { text }),
      // The protocol of this driver shows no console.
      messages: null,
      close: async () => {
        await send("DELETE", at).catch(() => {});
        await stop();
      },
    };
  } catch (err) {
    await stop();
    throw err;
  }
}

async function startDisplay() {
  // -displayfd lets Xvfb choose a free number and say so.
  const child = spawn(await find("Xvfb"), ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const number = await new Promise((done, failed) => {
    child.stdio[3].once("data", (data) => done(String(data).trim()));
    child.once("exit", (code) => failed(new Error(`Xvfb ended with status ${code}`)));
  });
  return { name: `:${number}`, stop: () => (child.kill(), ended) };
}

/** Waits until ready() is true; patience is in milliseconds. */
export async function until(ready, patience, what) {
  const deadline = Date.now() + patience;
  for (;;) {
    if (await ready()) return;
    if (Date.now() > deadline) throw new Error(`timed out waiting until ${what}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}
