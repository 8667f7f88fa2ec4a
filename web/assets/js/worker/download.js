// @ts-check
// Downloads one file and compares it with its hash.
import { address, scope } from "./build.js";

/** How long the server may take for an answer, or for the next bytes of it. */
const PATIENCE = 10_000;

/** Pauses before another try. */
const PAUSES = [1000, 4000];

/** What the server sends under an address is not the content of this build. */
export class WrongContent extends Error {}

/** The network does not carry what the server sends. */
export class NoConnection extends Error {}

/** The first half of the SHA-256, in base64: as in the list of files. */
export async function digest(data) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data)).subarray(0, 16);
  return btoa(String.fromCharCode(...sum)).replace(/=+$/, "");
}

/**
 * Downloads a file, trying again where the connection is to blame.
 * @param {string} path
 * @param {{hash?: string, fresh?: boolean}} options the hash that the content must
 *   have; fresh ignores what the browser has in its own cache
 * @returns {Promise<{body: Uint8Array<ArrayBuffer>, headers: Headers}>}
 */
export async function download(path, { hash, fresh } = {}) {
  // The name of an asset contains its hash, so the browser's copy is as good as the
  // server's. If that one is damaged, the server is asked after all.
  /** @type {RequestCache[]} */
  const modes = path.startsWith("assets/") && !fresh ? ["default", "reload"] : ["reload"];
  let problem;
  for (const mode of modes) {
    for (const pause of [0, ...PAUSES]) {
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        const got = await fetchOnce(path, mode);
        if (hash && (await digest(got.body)) !== hash) throw new WrongContent(`${path}: not the content of this build`);
        return got;
      } catch (err) {
        problem = err;
        if (err instanceof WrongContent) break; // it would be the same again
      }
    }
  }
  throw problem;
}

/**
 * @param {string} path
 * @param {RequestCache} mode
 */
async function fetchOnce(path, mode) {
  const abort = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), PATIENCE);
  };
  wait();
  try {
    const response = await fetch(address(path), { cache: mode, priority: "low", signal: abort.signal });
    // Some hosts drop ".html" by a redirect: the content counts, not the name.
    if (new URL(response.url).origin !== scope.origin) throw new WrongContent(`${path}: the server leads to another site`);
    if (response.status >= 500 || response.status === 429) throw new NoConnection(`${path}: the server answered ${response.status}`);
    if (!response.ok) throw new WrongContent(`${path}: the server answered ${response.status}`);
    const parts = [];
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      wait();
    }
    return { body: await joined(parts), headers: response.headers };
  } catch (err) {
    throw err instanceof WrongContent || err instanceof NoConnection ? err : new NoConnection(`${path}: ${err.message}`);
  } finally {
    clearTimeout(timer);
  }
}

const joined = async (parts) => new Uint8Array(await new Blob(parts).arrayBuffer());
