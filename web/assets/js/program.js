// @ts-check
// Loads, compiles and starts the browser program (WebAssembly).
import { config, doc } from "./env.js";
import { lendStorage } from "./storage.js";
import { carryOver, idle } from "./takeover.js";

/** The start of the program, once it has begun. */
export let starting = null;

// A frame of another site fails in its own way: see frame.js.
let onFailure = { reload: (reason) => false, notice: (id, text) => {} };

/** Sets what happens when the program cannot be started. */
export const setOnFailure = (handlers) => (onFailure = handlers);

/** Loads and runs the program once. Progress shows in the search box. */
export function start() {
  starting ??= run().catch((err) => {
    const bar = doc.getElementById("progress");
    if (bar) bar.hidden = true;
    // The server has a newer build, without the program of this page.
    if (err.gone && onFailure.reload("gone " + config.wasm)) return;
    doc.documentElement.dataset.program = "failed";
    delete doc.documentElement.dataset.query;
    onFailure.notice("failed", "Search could not be started. All pages can still be read.");
    console.warn("StatusDeck: the search program could not be started:", err);
  });
  return starting;
}

async function run() {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  doc.documentElement.dataset.program = "starting";
  const [module] = await Promise.all([load(), script(config.exec)]);
  globalThis.goappGetenv = (name) => ({
    GOAPP_ROOT_PREFIX: config.base.slice(0, -1),
    STATUSDECK_BASE: config.base,
    STATUSDECK_ORIGIN: config.origin,
    STATUSDECK_REPO: config.repo,
    STATUSDECK_WORDS: config.words,
    STATUSDECK_WHEN: config.when,
  })[name] ?? "";
  lendStorage();
  const go = new globalThis.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await idle();
  carryOver();
  go.run(instance);
}

/** Compiles the program while it arrives. */
async function load() {
  const [response] = await Promise.all([fetch(config.wasm), frame()]);
  if (!response.ok) {
    throw Object.assign(new Error(`the server answered ${response.status}`), { gone: response.status === 404 });
  }
  // From the worker it is there at once. A response that is read twice cannot
  // use the browser's cache of compiled code, so only a download is watched.
  const local = navigator.serviceWorker?.controller;
  if (!local) watch(response.clone());
  if (!WebAssembly.compileStreaming) return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming(response);
}

/**
 * Waits until what was just changed can be seen: compiling takes all processors, and
 * what is typed gets its first answers (prefilter.js). A hidden page has no frames.
 */
const frame = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 100);
});

/** Shows how much of the program has arrived, against its size when decoded. */
async function watch(response) {
  const bar = doc.getElementById("progress");
  if (!bar) return;
  const timer = setTimeout(() => (bar.hidden = false), 200);
  let got = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      got += value.byteLength;
      bar.value = Math.min(100, (100 * got) / config.wasmSize);
    }
  } catch {
    // load() reads the same response and reports what went wrong.
  }
  clearTimeout(timer);
  bar.hidden = true;
}

function script(src) {
  return new Promise((resolve, reject) => {
    const el = doc.createElement("script");
    el.src = src;
    el.onload = resolve;
    el.onerror = () => reject(new Error("its start script could not be loaded"));
    doc.head.append(el);
  });
}
