// @ts-check
// The registration of the service worker, and how to talk to workers.
import { config, wait } from "./env.js";

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

/** Whether an earlier visit has left a worker that answers for these pages. */
export async function hasWorker() {
  const found = await workers.getRegistration(config.base);
  return Boolean(found?.active) && new URL(found.scope).pathname === config.base;
}

/**
 * Which build a worker belongs to, and which one it serves: see web/assets/js/worker/messages.js.
 * @typedef {{version: string, serving: string}} Builds
 *
 * The same, and what is saved.
 * @typedef {Builds & {tiers: {name: string, files: number, missing: number, bytes: number}[]}} Status
 */

/** How long a worker may take for an answer. */
const PATIENCE = 3000;

/**
 * Sends a worker a question and returns its answer.
 * @param {ServiceWorker} worker
 * @param {string} question
 * @param {unknown} [argument]
 * @returns {Promise<any>}
 */
export function ask(worker, question, argument) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.value));
    worker.postMessage(argument === undefined ? question : [question, argument], [port2]);
  });
}

/** A promise's value, or undefined if it fails or takes too long. */
export const soon = (promise) => Promise.race([promise.catch(() => undefined), wait(PATIENCE)]);

/**
 * The builds of a worker; undefined if it does not answer, as those of older releases.
 * @param {ServiceWorker | null | undefined} worker
 * @returns {Promise<Builds | undefined>}
 */
export const buildsOf = async (worker) => worker ? soon(ask(worker, "builds")) : undefined;

/**
 * The status of a worker; undefined if it does not answer.
 * @param {ServiceWorker | null | undefined} worker
 * @returns {Promise<Status | undefined>}
 */
export async function statusOf(worker) {
  const status = worker && (await soon(ask(worker, "status")));
  return status?.tiers && status; // workers of older releases know no tiers
}
