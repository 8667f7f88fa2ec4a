// A site that is broken on purpose: the real one with one thing altered on the
// way. Checks that do not flag it do not look.
import { createServer } from "node:http";
import { Site } from "./site.mjs";

/**
 * Serves a site with alterations. Each key of alter is a path, or a pattern as
 * /\.css$/ in a string that starts with "~"; each value is a function of
 * {status, headers, body} that changes it, body being text.
 * Returns {site, applied(), close()}; applied tells whether anything changed.
 */
export async function altered(site, alter) {
  let applied = false;
  const server = createServer(async (request, response) => {
    try {
      const path = request.url.split("?")[0];
      const real = await fetch(site.origin + request.url, {
        redirect: "manual", headers: { "accept-encoding": "identity", accept: request.headers.accept ?? "*/*" },
      });
      const answer = { status: real.status, headers: Object.fromEntries(real.headers), body: Buffer.from(await real.arrayBuffer()) };
      for (const name of ["content-length", "content-encoding", "transfer-encoding", "connection", "etag"]) delete answer.headers[name];
      for (const [key, change] of Object.entries(alter)) {
        if (key.startsWith("~") ? new RegExp(key.slice(1)).test(path) : key === path) applied = (await change_(answer, change)) || applied;
      }
      response.writeHead(answer.status, answer.headers).end(request.method === "HEAD" ? undefined : answer.body);
    } catch (err) {
      response.writeHead(502).end(String(err));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    site: new Site({ ...site, origin }),
    applied: () => applied,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())), // twice does no harm
  };
}

async function change_(answer, change) {
  const text = answer.body.toString("utf8");
  const copy = { ...answer, body: text, headers: { ...answer.headers } };
  const returned = await change(copy);
  if (typeof returned === "string") copy.body = returned;
  const changed = copy.status !== answer.status || copy.body !== text || JSON.stringify(copy.headers) !== JSON.stringify(answer.headers);
  answer.status = copy.status;
  answer.headers = copy.headers;
  // Binary files pass unharmed unless the text was changed.
  if (copy.body !== text) answer.body = Buffer.from(copy.body);
  return changed || copy.delayed;
}

/** An alteration that replaces text; what is not there is reported by applied(). */
export const replace = (from, to) => (answer) => answer.body.replace(from, to);

/** An alteration that sets a header field, or removes it with null. */
export const header = (name, value) => (answer) => {
  const before = answer.headers[name] ?? "";
  const next = typeof value === "function" ? value(before) : value;
  if (next === null) delete answer.headers[name];
  else answer.headers[name] = next;
};
