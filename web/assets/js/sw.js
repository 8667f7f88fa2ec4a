// The service worker: keeps the whole site for use without a network.
//
// One cache per build. It counts as installed only when every file is there and
// has the right hash; until then, and when anything fails, the cache of the
// build before stays as it is. A new build waits until no page uses the old one,
// or until a person agrees to reload.
const VERSION = __VERSION__; // of the files and of this script
const FILES = __FILES__; // path below the scope -> SHA-256, base64
const BYTES = __BYTES__; // of all files, decoded
const scope = new URL(registration.scope);
const PREFIX = "statusdeck " + scope.pathname + " ";
const CACHE = PREFIX + VERSION;

const address = (path) => new URL(path, scope).href;
// A note in the cache of the build in charge: an installing worker must not
// drop that one, and cannot know its name otherwise.
const IN_CHARGE = address(".in-charge");

addEventListener("install", (e) => e.waitUntil(install()));
addEventListener("activate", (e) => e.waitUntil(takeCharge().finally(() => clients.claim())));
addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const key = keyOf(url);
  if (key === null) return;
  e.respondWith(answer(key, e));
  if (e.request.mode === "navigate") e.waitUntil(look());
});

// What pages may ask for; the answer goes to the port that they send along.
const answers = {
  activate: () => skipWaiting(),
  status: async () => ({ version: VERSION, files: Object.keys(FILES).length, bytes: BYTES, missing: await missing() }),
  repair: async () => {
    await fill(true);
    await drop((name) => name === CACHE);
  },
};
addEventListener("message", (e) => {
  const work = Promise.resolve(answers[e.data]?.()).then(
    (value) => e.ports[0]?.postMessage({ value }),
    (err) => e.ports[0]?.postMessage({ error: String(err) }),
  );
  e.waitUntil(work);
});

// --- Keeping ----------------------------------------------------------------

/** Our caches, the newest last. Caches of others on this origin are not ours. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function drop(spare) {
  for (const name of await ours()) if (!spare(name)) await caches.delete(name);
}

/** Our caches whose build is, or just was, in charge. */
async function inCharge() {
  const found = [];
  for (const name of await ours()) if (await (await caches.open(name)).match(IN_CHARGE)) found.push(name);
  return found;
}

/** Fills the cache of this build, or leaves nothing behind. */
async function install() {
  try {
    await fill();
  } catch (err) {
    await caches.delete(CACHE);
    throw err;
  }
  // A build that was waiting until now is not needed any more.
  const used = await inCharge();
  if (used.length) await drop((name) => name === CACHE || used.includes(name));
}

/**
 * Marks this build as the one in charge, and keeps the one before: a page of it
 * may be open until it has reloaded.
 */
async function takeCharge() {
  const before = (await inCharge()).filter((name) => name !== CACHE);
  await mark();
  for (const name of before) await (await caches.open(name)).delete(IN_CHARGE);
  await drop((name) => name === CACHE || before.includes(name));
}

const mark = async () => (await caches.open(CACHE)).put(IN_CHARGE, new Response());

/** Puts every file into the cache that is not there, or all of them anew. */
async function fill(anew) {
  const names = (await ours()).filter((name) => name !== CACHE);
  const old = anew ? [] : await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const todo = Object.keys(FILES);
  const tell = progress();
  // The program first and alone: if someone begins to search, the page waits for
  // the same download.
  const program = todo.findIndex((path) => path.endsWith(".wasm"));
  if (program >= 0) tell(await keep(cache, todo.splice(program, 1)[0], old, anew));
  let failed = false;
  // A few at a time: the page that is open has the network first.
  await Promise.all(Array.from({ length: 6 }, async () => {
    try {
      for (let path; !failed && (path = todo.pop()) !== undefined; ) tell(await keep(cache, path, old, anew));
    } catch (err) {
      failed = true;
      throw err;
    }
  }));
}

/** Tells the windows, in steps of some percent, how much of all bytes is kept. */
function progress() {
  let bytes = 0;
  let told = 0;
  return async (more) => {
    bytes += more;
    if (bytes / BYTES - told < 0.04) return;
    told = bytes / BYTES;
    for (const client of await clients.matchAll({ includeUncontrolled: true, type: "window" })) client.postMessage({ saved: told });
  };
}

/**
 * Keeps one file: from an old cache if it is the same, else from the network.
 * Returns its size.
 */
async function keep(cache, path, old, anew) {
  const href = address(path);
  const there = !anew && (await cache.match(href));
  if (there) {
    const body = await there.arrayBuffer();
    if ((await digest(body)) === FILES[path]) return body.byteLength;
  }
  for (const other of old) {
    const copy = await other.match(href);
    const body = await copy?.clone().arrayBuffer();
    if (!body || (await digest(body)) !== FILES[path]) continue;
    await cache.put(href, copy);
    return body.byteLength;
  }
  // The name of an asset carries its hash: what the page has loaded already need
  // not come again. If that is damaged, the network is asked after all.
  /** @type {RequestCache[]} */
  const modes = path.startsWith("assets/") && !anew ? ["default", "reload"] : ["reload"];
  for (const mode of modes) {
    const response = await fetch(href, { cache: mode, priority: "low" });
    // 404.html arrives with its own status from some hosts.
    const found = response.ok || (path === "404.html" && response.status === 404);
    if (!found || response.redirected) continue;
    const body = await response.arrayBuffer();
    if ((await digest(body)) !== FILES[path]) continue;
    const headers = new Headers(response.headers);
    // The body is decoded already.
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    await cache.put(href, new Response(body, { status: 200, headers }));
    return body.byteLength;
  }
  throw new Error(`${path}: the server does not have the content of this build`);
}

async function digest(data) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return btoa(String.fromCharCode(...sum)).replace(/=+$/, "");
}

// --- Healing ----------------------------------------------------------------

/** How many files are not in the cache. */
async function missing() {
  const kept = new Set((await (await caches.open(CACHE)).keys()).map((request) => request.url));
  return Object.keys(FILES).filter((path) => !kept.has(address(path))).length;
}

/** Looks, once in the life of this worker, whether everything is still there. */
let looked;
const look = () => (looked ??= missing().then((n) => n && heal(), () => {}));

/**
 * Fetches what someone has deleted. If the server has another build by now, that
 * one is installed.
 */
let healing;
function heal() {
  healing ??= fill().then(mark)
    .catch(() => registration.update())
    .catch(() => {}) // no network: the next page tries again
    .finally(() => (healing = looked = undefined));
  return healing;
}

// --- Answering --------------------------------------------------------------

/**
 * The cache key for an address, null if the file is not ours to keep. The query
 * never counts: it is read by the page. Addresses without the closing slash and
 * bare numbers (/404) lead to the same pages as on the server.
 */
function keyOf(url) {
  const path = decode(url.pathname.slice(scope.pathname.length));
  if (path === null) return null;
  for (const key of [path, path + "/", path.replace(/index\.html$/, "")]) {
    if (Object.hasOwn(FILES, key)) return key;
  }
  const number = /^(\d{3})\/?$/.exec(path);
  if (number && `status/${number[1]}/` in FILES) return `status/${number[1]}/`;
  if (path.startsWith("assets/")) return path; // of another build, perhaps
  return navigation(path) ? "404.html" : null;
}

const navigation = (path) => !/\.[a-z0-9]+$/i.test(path) && !path.startsWith("api/");

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

async function answer(key, event) {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.pathname.slice(scope.pathname.length);
  if (key === "404.html" && path !== key) return unknown(path, request);
  const page = await match(key);
  if (!page) {
    if (Object.hasOwn(FILES, key)) event.waitUntil(heal());
    return fetch(request);
  }
  if (key === "404.html") return notFound(page);
  if (request.mode === "navigate" && url.href.split(/[?#]/)[0] !== address(key)) {
    return Response.redirect(address(key) + url.search, 302);
  }
  return page;
}

/**
 * A page that this build does not have. The server may know more: it has some
 * seconds to say so. Without it, our own pages tell what is missing: a number of
 * a class gets the page about unassigned numbers of that class.
 */
async function unknown(path, request) {
  const server = fetch(request).then((r) => (r.status < 500 ? r : null), () => null);
  const late = new Promise((resolve) => setTimeout(resolve, 4000, null));
  const response = await Promise.race([server, late]);
  if (response) return response;
  const number = /^status\/([1-5])\d\d\/?$/.exec(path);
  const page = (number && (await match(`status/${number[1]}xx/`))) || (await match("404.html"));
  return page ? notFound(page) : fetch(request);
}

const notFound = (page) => new Response(page.body, { status: 404, headers: page.headers });

/** A file from this build's cache; an asset of an older build from that one's. */
async function match(key) {
  try {
    const hit = await (await caches.open(CACHE)).match(address(key));
    if (hit || !key.startsWith("assets/")) return hit;
    for (const name of await ours()) {
      const old = await (await caches.open(name)).match(address(key));
      if (old) return old;
    }
  } catch {
    // The storage is broken or gone: the network has it.
  }
}
