// @ts-check
// Loads, compiles and starts the browser program (WebAssembly).
import { aboutProgram, otherBuild } from "./description.js";
import { config, doc, painted, wait } from "./env.js";
import { firstAnswer } from "./prefilter.js";
import { lendStorage } from "./storage.js";
import { loadTable } from "./table.js";
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
    if (err.otherBuild && onFailure.reload(err.otherBuild)) return;
    doc.documentElement.dataset.program = "failed";
    delete doc.documentElement.dataset.query;
    onFailure.notice("failed", "Search could not be started. All pages can still be read.");
    console.warn("StatusDeck: the search program could not be started:", err);
  });
  return starting;
}

async function run() {
  loadTable().catch(() => {}); // it answers first, and also where the program cannot run
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  doc.documentElement.dataset.program = "starting";
  const about = await aboutProgram();
  const [module] = await Promise.all([load(about), script(about.exec)]);
  globalThis.goappGetenv = (name) => ({
    GOAPP_ROOT_PREFIX: config.base.slice(0, -1),
    STATUSDECK_BASE: config.base,
    STATUSDECK_ORIGIN: config.origin,
    STATUSDECK_REPO: config.repo,
    STATUSDECK_WORDS: about.words,
    STATUSDECK_WHEN: about.when,
  })[name] ?? "";
  lendStorage();
  const go = new globalThis.Go();
  // The start is one long task: what is being typed is answered from the table before.
  await Promise.race([firstAnswer(), wait(2000)]);
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await idle();
  carryOver();
  go.run(instance);
}

/**
 * Compiles the program while it arrives.
 * @param {import("./description.js").Description} about
 */
async function load({ wasm, size }) {
  // From the worker it is there at once; from afar it would hold up the table.
  const local = navigator.serviceWorker?.controller;
  if (!local) await Promise.race([loadTable().catch(() => {}), wait(1000)]);
  const [response] = await Promise.all([fetch(wasm), frame()]);
  if (response.status === 404) throw otherBuild(wasm);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // A response that is read twice cannot use the browser's cache of compiled code,
  // so only a download is watched.
  if (!local) watch(response.clone(), size);
  if (!WebAssembly.compileStreaming) return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming(response);
}

/**
 * Waits until what was just changed can be seen: compiling takes all processors, and
 * what is typed gets its first answers (prefilter.js). A hidden page has no frames.
 */
const frame = () => Promise.race([painted(), wait(100)]);

/** Shows how much of the program has arrived, against its size when decoded. */
async function watch(response, size) {
  const bar = doc.getElementById("progress");
  if (!bar) return;
  const timer = setTimeout(() => (bar.hidden = false), 200);
  let got = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      got += value.byteLength;
      bar.value = Math.min(100, (100 * got) / size);
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
    el.onerror = async () => reject((await gone(src)) ? otherBuild(src) : new Error("its start script could not be loaded"));
    doc.head.append(el);
  });
}

/** Whether the server no longer has a file; the event of a failed script does not say. */
const gone = (src) => fetch(src).then((response) => response.status === 404, () => false);
