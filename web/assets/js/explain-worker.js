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

onmessage = async ({ data: input }) => {
  try {
    await ready;
  } catch (err) {
    return postMessage({ failed: err.message });
  }
  let at = 0;
  const next = async () => {
    if (at >= input.size) return null;
    const part = await input.slice(at, at + PART).arrayBuffer();
    at += PART;
    return new Uint8Array(part);
  };
  statusdeckExplain(
    next,
    (read) => postMessage({ read }),
    config.base,
    (html, problem) => postMessage({ html, problem }),
  );
};
