// @ts-check
// Answers the requests of pages.
import { CORE, address, pathOf } from "./build.js";
import { cacheName, ours } from "./caches.js";
import { digest } from "./download.js";
import { heal, want } from "./lifecycle.js";
import { NOT_FOUND, keyOf, missingPage } from "./routes.js";
import { serving } from "./serving.js";

/** The page that says that a page has not been saved. */
const OFFLINE = "offline/";

/** How long the server may take to answer for a page that is not part of this build. */
const PATIENCE = 4000;

/** Pages of another build, which came from the server: their requests go there too. */
const foreign = new Set();

/**
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
export async function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  const path = pathOf(url);
  const { files } = await serving();
  const key = path === null ? null : keyOf(path, files);
  const navigates = request.mode === "navigate";
  if (key === null || (!navigates && foreign.has(event.clientId) && !key.startsWith("assets/"))) return fetch(request);
  if (key === NOT_FOUND && path !== key) return unknown(path, request);
  const kept = await match(key);
  if (!kept) return files.has(key) ? notKept(event, key) : fetch(request);
  if (key === NOT_FOUND) return withStatus(404, kept);
  if (navigates && url.href.split(/[?#]/)[0] !== address(key)) return Response.redirect(address(key) + url.search, 302);
  return kept;
}

/**
 * A file of this build that is not kept: of a tool that nobody has used yet, or
 * deleted by someone. It is saved for the next time.
 * @param {FetchEvent} event
 * @param {string} key
 */
async function notKept(event, key) {
  const { hash, tier } = (await serving()).files.get(key);
  event.waitUntil(tier.name === CORE ? heal() : want(tier.name).catch(() => {}));
  const navigates = event.request.mode === "navigate";
  let response;
  try {
    response = await fetch(event.request);
  } catch (err) {
    const page = navigates && (await match(OFFLINE));
    if (page) return withStatus(503, page);
    throw err;
  }
  if (navigates && response.ok) {
    const copy = response.clone();
    event.waitUntil((async () => {
      if ((await digest(await copy.arrayBuffer())) !== hash) foreign.add(event.resultingClientId);
    })().catch(() => {}));
  }
  return response;
}

/**
 * A page that this build does not have. The server may know more: it has some
 * seconds to say so. Without it, our own pages tell what is missing.
 * @param {string} path
 * @param {Request} request
 */
async function unknown(path, request) {
  const server = fetch(request).then((r) => (r.status < 500 ? r : null), () => null);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const response = await Promise.race([server, late]);
  if (response) return response;
  const { files } = await serving();
  const page = (await match(missingPage(path, files))) ?? (await match(NOT_FOUND));
  return page ? withStatus(404, page) : fetch(request);
}

const withStatus = (/** @type {number} */ status, /** @type {Response} */ page) => new Response(page.body, { status, headers: page.headers });

/**
 * A file of the build in charge; an asset of another build from that one's cache.
 * @param {string} key
 * @returns {Promise<Response | undefined>}
 */
async function match(key) {
  try {
    const { build } = await serving();
    const hit = await caches.match(address(key), { cacheName: cacheName(build.version), ignoreVary: true });
    if (hit || !key.startsWith("assets/")) return hit;
    for (const name of await ours()) {
      const other = await caches.match(address(key), { cacheName: name, ignoreVary: true });
      if (other) return other;
    }
  } catch {
    // The storage is broken or gone: the network has it.
  }
  return undefined;
}
