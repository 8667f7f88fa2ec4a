// @ts-check
// Fetches the table of first answers (lookup.js), once. Its address does not depend on
// what is in it: asking for it must not wait for anything else, and an older table
// answers as well.
import { config } from "./env.js";
import { unpack } from "./lookup.js";

/** @type {Promise<ReturnType<typeof unpack>> | undefined} */
let table;

/** The table. It fails if the table cannot be had; the next call tries again. */
export function loadTable() {
  table ??= fetch(config.prefilter).then(async (response) => {
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return unpack(await response.json());
  });
  table.catch(() => (table = undefined));
  return table;
}
