// The service worker: keeps the whole site for use without a network.
//
// One cache per build. It counts as installed only when every file is there and
// has the right hash; until then, and when anything fails, the cache of the
// build before stays as it is. A new build waits until no page uses the old one,
// or until a person agrees to reload.
const VERSION = __VERSION__;
const FILES = __FILES__; // path below the scope -> SHA-256, base64
const scope = new URL(registration.scope);
const PREFIX = "statusdeck " + scope.pathname + " ";
const CACHE = PREFIX + VERSION;

const address = (path) => new URL(path, scope).href;

addEventListener("install", (e) => e.waitUntil(fill()));
addEventListener("activate", (e) => e.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", (e) => {
  if (e.data === "activate") skipWaiting();
});
addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const key = keyOf(url);
  if (key !== null) e.respondWith(answer(key, e.request));
});

/** Our caches, the newest last. Caches of others on this origin are not ours. */
async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Fills the cache of this build, or leaves nothing behind. */
async function fill() {
  const old = await Promise.all((await ours()).filter((n) => n !== CACHE).map((n) => caches.open(n)));
  try {
    const cache = await caches.open(CACHE);
    const todo = Object.keys(FILES);
    // A few at a time: the page that is open has the network first.
    await Promise.all(Array.from({ length: 6 }, async () => {
      for (let path; (path = todo.pop()) !== undefined; ) await keep(cache, path, old);
    }));
  } catch (err) {
    await caches.delete(CACHE);
    throw err;
  }
}

/** Puts one file into the cache: from an old cache if it is the same, else from the network. */
async function keep(cache, path, old) {
  const href = address(path);
  const there = await cache.match(href);
  if (there && (await hash(there)) === FILES[path]) return;
  for (const other of old) {
    const copy = await other.match(href);
    if (copy && (await hash(copy.clone())) === FILES[path]) return cache.put(href, copy);
  }
  const response = await fetch(href, { cache: "reload", credentials: "omit" });
  // 404.html arrives with its own status from some hosts.
  const found = response.ok || (path === "404.html" && response.status === 404);
  if (!found || response.redirected) throw new Error(`${path}: status ${response.status}`);
  const body = await response.arrayBuffer();
  if ((await digest(body)) !== FILES[path]) throw new Error(`${path}: not the content of this build`);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding"); // body is decoded already
  headers.delete("content-length");
  headers.delete("vary");
  await cache.put(href, new Response(body, { status: 200, headers }));
}

const hash = async (response) => digest(await response.arrayBuffer());

async function digest(data) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return btoa(String.fromCharCode(...sum)).replace(/=+$/, "");
}

/** Drops caches that no page can need: all but this build's and the one before. */
async function tidy() {
  const names = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/**
 * The cache key for an address, null if the file is not ours to keep. The query
 * never counts: it is read by the page. Addresses without the closing slash and
 * bare numbers (/404) lead to the same pages as on the server.
 */
function keyOf(url) {
  const path = decode(url.pathname.slice(scope.pathname.length));
  if (path === null) return null;
  for (const key of [path, path + "/", path.replace(/index\.html$/, "")]) {
    if (key in FILES) return key;
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

async function answer(key, request) {
  if (key === "404.html") {
    // The server may know more than this build: ask it first.
    if (!new URL(request.url).pathname.endsWith("/404.html")) {
      try {
        return await fetch(request);
      } catch {
        // offline: our own page says what is missing
      }
    }
    const page = await match("404.html");
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
  }
  const page = await match(key);
  if (!page) return fetch(request);
  const url = new URL(request.url);
  if (request.mode === "navigate" && url.href.split(/[?#]/)[0] !== address(key)) {
    return Response.redirect(address(key) + url.search, 302);
  }
  return page;
}

/** A file from this build's cache; an asset of an older build from that one's. */
async function match(key) {
  const cache = await caches.open(CACHE);
  const hit = await cache.match(address(key));
  if (hit || !key.startsWith("assets/")) return hit;
  for (const name of await ours()) {
    const old = await (await caches.open(name)).match(address(key));
    if (old) return old;
  }
}
