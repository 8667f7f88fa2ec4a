// @ts-check
// What pages may ask a worker. The answer goes to the port that they send along.
import { BUILD, entriesOf } from "./build.js";
import { dropOld } from "./caches.js";
import { repair, want } from "./lifecycle.js";
import { missing } from "./save.js";
import { serve, serving } from "./serving.js";

/** @type {Record<string, (argument: any) => unknown>} */
const answers = {
  /** Ends the waiting of this worker. */
  activate: () => skipWaiting(),

  /** Which build this worker belongs to, and which one answers. */
  builds: async () => ({ version: BUILD.version, serving: (await serving()).build.version }),

  /** The same, and what is kept of the build that answers. */
  async status() {
    const { build } = await serving();
    const tiers = [];
    for (const tier of build.tiers) {
      const entries = entriesOf(tier);
      tiers.push({
        name: tier.name,
        files: entries.length,
        missing: (await missing(build, tier)).length,
        bytes: entries.reduce((sum, [, , size]) => sum + size, 0),
      });
    }
    return { version: BUILD.version, serving: build.version, tiers };
  },

  /** Serves a build that has been saved, and says so to all pages. */
  async serve(version) {
    if (!(await serve(version))) return false;
    for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ serving: version });
    await dropOld();
    return true;
  },

  /** Saves tiers by their names. */
  async save(names) {
    for (const name of names) await want(name);
  },

  repair,
};

/** @param {ExtendableMessageEvent} event */
export function hear(event) {
  const [name, argument] = [].concat(event.data);
  const port = event.ports[0];
  const run = Object.hasOwn(answers, name) ? answers[name] : () => undefined; // of another build's page
  event.waitUntil((async () => {
    try {
      port?.postMessage({ value: await run(argument) });
    } catch (err) {
      port?.postMessage({ error: String(err) });
    }
  })());
}
