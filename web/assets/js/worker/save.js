// @ts-check
// Saves a tier of a build: what another cache has is copied, the rest downloaded.
import { CORE, entriesOf, address } from "./build.js";
import { cacheName, ours, setNote } from "./caches.js";
import { digest, download } from "./download.js";
import { unpack } from "./pack.js";

/**
 * @typedef {import("./build.js").Build} Build
 * @typedef {import("./build.js").Tier} Tier
 * @typedef {import("./build.js").Entry} Entry
 */

/** Downloads at a time: few, since the page that is open needs the network too. */
const LANES = 2;

/** The share of a tier's pages up to which they are downloaded one by one. */
const FEW = 1 / 8;

/**
 * The files of a tier that are not in the build's cache.
 * @param {Build} build
 * @param {Tier} tier
 */
export async function missing(build, tier) {
  if (!(await caches.has(cacheName(build.version)))) return entriesOf(tier);
  const kept = new Set((await (await caches.open(cacheName(build.version))).keys()).map((request) => request.url));
  return entriesOf(tier).filter(([path]) => !kept.has(address(path)));
}

/**
 * Saves a tier completely, or fails; what has been saved until then stays.
 * @param {Build} build
 * @param {Tier} tier
 * @param {{fresh?: boolean, progress?: (bytes: number) => void}} options fresh
 *   downloads every file again; progress hears of each saved file
 */
export async function save(build, tier, { fresh = false, progress = () => {} } = {}) {
  const cache = await caches.open(cacheName(build.version));
  const own = cacheName(build.version);
  const others = await Promise.all((await ours()).filter((name) => name !== own).map((name) => caches.open(name)));
  const keep = async (path, body, headers) => {
    await cache.put(address(path), new Response(body, { headers: plain(headers) }));
    progress(body.byteLength);
  };
  /** @type {(entry: Entry) => Promise<void>} */
  const fetchFile = async ([path, hash]) => {
    const { body, headers } = await download(path, { hash, fresh });
    await keep(path, body, headers);
  };
  /** @type {(entries: Entry[]) => Promise<Entry[]>} */
  const notCopied = async (entries) => {
    const left = [];
    for (const entry of fresh ? [] : entries) {
      const size = (await isKept(entry, cache)) || (await copied(entry, cache, others));
      size ? progress(size) : left.push(entry);
    }
    return fresh ? [...entries] : left;
  };
  // The program first and alone: if someone begins to search, the page waits for
  // the same download.
  const files = (await notCopied(tier.files)).sort(([a], [b]) => Number(b.endsWith(".wasm")) - Number(a.endsWith(".wasm")));
  while (files[0]?.[0].endsWith(".wasm")) await fetchFile(files.shift());
  await inLanes(files, fetchFile);

  let pages = await notCopied(tier.pages);
  if (tier.pack && pages.length > FEW * tier.pages.length) {
    // A pack has no header fields for its pages: they get those of the first one.
    const first = pages.find(([path]) => path === "" || path.endsWith("/")) ?? pages[0];
    const { body, headers } = await download(first[0], { hash: first[1], fresh });
    await keep(first[0], body, headers);
    const wanted = new Set(pages.filter((page) => page !== first).map(([path]) => path));
    await unpack(tier, async (path, page) => {
      if (wanted.delete(path)) await keep(path, page, headers);
    }, fresh).catch((err) => {
      if (isFull(err)) throw err; // else the pages may come one by one
    });
    pages = pages.filter(([path]) => wanted.has(path));
  }
  await inLanes(pages, fetchFile);
  // Somebody may have deleted the cache meanwhile.
  const left = await missing(build, tier);
  if (left.length) throw new Error(`${left[0][0]}: saved, and not there`);
  if (tier.name === CORE) await setNote(await caches.open(cacheName(build.version)), "build", build);
}

/** Whether an error says that there is no more room. */
export const isFull = (err) => err?.name === "QuotaExceededError";

/**
 * Runs a function for each item, a few at a time, until one fails.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} f
 */
async function inLanes(items, f) {
  const todo = [...items];
  let failed = false;
  await Promise.all(Array.from({ length: LANES }, async () => {
    try {
      while (!failed && todo.length) await f(todo.shift());
    } catch (err) {
      failed = true;
      throw err;
    }
  }));
}

/**
 * The size of a file that is in a cache with the right content, else 0.
 * @param {Entry} entry
 * @param {Cache} cache
 */
async function isKept([path, hash], cache) {
  const body = await (await cache.match(address(path)))?.arrayBuffer();
  return body && (await digest(body)) === hash ? body.byteLength : 0;
}

/**
 * Copies a file from another build's cache. Returns its size, 0 if none has it.
 * @param {Entry} entry
 * @param {Cache} cache
 * @param {Cache[]} others
 */
async function copied([path, hash], cache, others) {
  for (const other of others) {
    const size = await isKept([path, hash, 0], other);
    if (!size) continue;
    await cache.put(address(path), await other.match(address(path)));
    return size;
  }
  return 0;
}

/** Header fields for content that is decoded already. */
function plain(headers) {
  const copy = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "content-range", "etag", "last-modified", "vary"]) copy.delete(name);
  return copy;
}
