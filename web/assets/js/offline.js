
// --- Offline -------------------------------------------------------------------

const workers = isSecureContext ? navigator.serviceWorker : undefined;
let registration; // of the service worker, once there is one

if (workers) {
  const ready = () => whenIdle(register);
  doc.readyState === "complete" ? ready() : addEventListener("load", ready, { once: true });
}

async function register() {
  // Someone is waiting for the search: filling the cache would take half the line.
  await starting;
  const first = !registration;
  try {
    registration = await workers.register(config.worker, { scope: config.base, updateViaCache: "none" });
  } catch {
    return fillCopy(); // private mode, storage switched off, server gone
  }
  fillCopy();
  if (!first) return;
  watchUpdates();
  workers.ready.then(fillCopy);
  if (workers.controller) whenIdle(startIfLocal);
  askToKeep();
}

/** Sends a worker a question and returns its answer. */
function ask(worker, question) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.value));
    worker.postMessage(question, [port2]);
  });
}

/**
 * Asks the browser not to clear away what is stored, where a person has shown to
 * count on it: by installing the app or by pinning a card.
 */
async function askToKeep() {
  if (!installed && !store.get("pins").length) return;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // the browser decides alone
  }
}

store.on("pins", askToKeep);
addEventListener("appinstalled", () => navigator.storage?.persist?.().catch(() => {}));
