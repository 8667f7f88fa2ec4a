// The only script that every page loads. It does what has to work before the
// browser program (WebAssembly) has started, and decides when to start it: the
// page itself is complete without.
const config = __CONFIG__;
const doc = document;
const url = new URL(location.href);
const searchBox = () => doc.getElementById("q");
launch();

// --- Starting the program -------------------------------------------------

let starting = null;

/** Loads and runs the program once. Progress shows in the search box. */
function start() {
  starting ??= run().catch((err) => {
    const bar = doc.getElementById("progress");
    if (bar) bar.hidden = true;
    // The server has a new build, which no longer has the program of this page.
    if (err.gone && reload("gone " + config.wasm)) return;
    doc.documentElement.dataset.program = "failed";
    notice("failed", "Search could not be started. All pages can still be read.");
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
  })[name] ?? "";
  lendStorage();
  const go = new Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await free();
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
 * what is typed meets the cards of the page (meanwhile.js). A hidden page has no frames.
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

// While an input method composes text, and between the press of a pointer and the
// click that follows, what is being used must stay.
let busy = 0;
const hold = () => (busy = 1);
const letGo = () => setTimeout(() => ((busy = 0), dispatchEvent(new Event("statusdeck:free"))));
for (const type of ["compositionstart", "pointerdown"]) doc.addEventListener(type, hold, true);
for (const type of ["compositionend", "pointerup", "pointercancel", "dragend"]) doc.addEventListener(type, letGo, true);
const free = async () => {
  while (busy) await new Promise((resolve) => addEventListener("statusdeck:free", resolve, { once: true }));
};

/**
 * The program replaces the prerendered page by its own, equal one. This carries
 * focus, text, selection and the open state of details from one to the other. A
 * mutation observer runs before the next event is handled, so no key falls in
 * between.
 */
function carryOver() {
  const old = doc.getElementById("app");
  let focused = doc.activeElement;
  const onFocus = (e) => (focused = e.target);
  doc.addEventListener("focusin", onFocus);
  const place = statusdeck.place();
  const repeat = carryWork(old);
  const observer = new MutationObserver(() => {
    const now = doc.getElementById("app");
    if (now === old || !now) return;
    observer.disconnect();
    doc.removeEventListener("focusin", onFocus);
    const before = old.querySelector("#q");
    const after = now.querySelector("#q");
    after.value = before.value;
    repeat(now);
    const twin = old.contains(focused) && counterpart(focused, old, now);
    if (twin) twin.focus({ preventScroll: true });
    if (twin === after) {
      after.setSelectionRange(before.selectionStart, before.selectionEnd, before.selectionDirection ?? "none");
    }
    if (place.scroll) statusdeck.scrollBack(place);
    doc.documentElement.dataset.program = "running";
    after.dispatchEvent(new Event("input", { bubbles: true }));
  });
  observer.observe(doc.body, { childList: true });
}

/** The element at the same place in another, equal tree. */
function counterpart(el, root, otherRoot) {
  const path = [];
  for (let n = el; n !== root; n = n.parentElement) path.unshift([...n.parentElement.children].indexOf(n));
  return path.reduce((n, i) => n?.children[i], otherRoot);
}

// --- When to start --------------------------------------------------------

const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
const home = url.pathname === config.base;
const intent = new AbortController();
const onIntent = () => {
  intent.abort();
  start();
};

carryOn();
if (home && url.searchParams.get("q") && searchBox() && !searchBox().value) {
  searchBox().value = url.searchParams.get("q");
}
if ((home && url.search) || installed || doc.activeElement === searchBox() || searchBox()?.value) {
  onIntent();
} else {
  const options = { signal: intent.signal, passive: true, capture: true };
  const near = (e) => e.target.closest?.(".search, .filters") && onIntent();
  doc.addEventListener("keydown", onIntent, options);
  doc.addEventListener("focusin", near, options);
  doc.addEventListener("pointerover", near, options);
  doc.addEventListener("pointerdown", near, options);
  doc.addEventListener("scrollend", () => scrollY > 0 && whenIdle(startIfLocal), options);
}

const whenIdle = (f) => (globalThis.requestIdleCallback ? requestIdleCallback(f, { timeout: 5000 }) : setTimeout(f, 500));

/** Starts the program if it costs no download: the worker has it. */
async function startIfLocal() {
  if (navigator.serviceWorker?.controller && (await caches.match(config.wasm, { ignoreVary: true }))) onIntent();
}

// --- Keys and buttons that need no program ---------------------------------

/** Whether a key goes into a field. */
const typing = (e) => Boolean(e.target.closest?.("input, textarea, select, [contenteditable]"));

doc.addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.isComposing) return;
  const slash = e.key === "/" && !typing(e) && !e.ctrlKey && !e.metaKey && !e.altKey;
  const ctrlK = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey;
  if (!slash && !ctrlK) return;
  e.preventDefault();
  searchBox()?.focus();
  searchBox()?.select();
});
