// Runs the program behind the explain page (cmd/explainwasm), away from the page,
// which stays responsive meanwhile. To cancel, the page ends the worker.
const config = __CONFIG__;
const PART = 1 << 20; // bytes of the input in memory at a time

const ready = (async () => {
  importScripts(config.exec);
  const response = await fetch(config.wasm);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const go = new Go();
  const { instance } = await WebAssembly.instantiateStreaming(response, go.importObject);
  go.run(instance);
})();

/** Returns a function that gives the next part of a Blob, decompressed where it is gzip. */
async function parts(input) {
  const [first, second] = new Uint8Array(await input.slice(0, 2).arrayBuffer());
  if (first === 0x1f && second === 0x8b) {
    const reader = input.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    return async () => (await reader.read()).value ?? null;
  }
  let at = 0;
  return async () => {
    if (at >= input.size) return null;
    const part = await input.slice(at, at + PART).arrayBuffer();
    at += PART;
    return new Uint8Array(part);
  };
}

onmessage = async ({ data: input }) => {
  try {
    await ready;
  } catch (err) {
    return postMessage({ failed: err.message });
  }
  statusdeckExplain(
    await parts(input),
    (read) => postMessage({ read }),
    config.base,
    (html, problem) => postMessage({ html, problem }),
  );
};
