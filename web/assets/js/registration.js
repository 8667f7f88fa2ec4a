// @ts-check
// The registration of the service worker.
import { config } from "./env.js";

/** The browser's service workers, where they may be used. */
export const workers = isSecureContext ? navigator.serviceWorker : undefined;

/**
 * The registration, once there is one.
 * @type {ServiceWorkerRegistration | undefined}
 */
export let registration;

/** Registers the worker; fails in private mode, without storage or without the server. */
export async function registerWorker() {
  registration = await workers.register(config.worker, { scope: config.base, updateViaCache: "none" });
}

/** Sends a worker a question and returns its answer. */
export function ask(worker, question) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.value));
    worker.postMessage(question, [port2]);
  });
}
