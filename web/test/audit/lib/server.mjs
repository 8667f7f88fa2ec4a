// Serves a build with the built binary, as people will get it.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = new URL("../../../..", import.meta.url).pathname;
export const binary = join(root, "bin/statusdeck");

/** A port that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/**
 * Builds the site for a free port and serves it there. The build knows its
 * origin, so canonical links and the sitemap are absolute, as on a real host.
 * Returns {origin, dir, kill(), start(), close()}.
 */
export async function serveBuild() {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), "statusdeck-audit-"));
  const dir = join(folder, "site");
  await promisify(execFile)(binary, ["build", "-out", dir, "-origin", origin, "-cache", join(root, "build/cache")]);
  const server = await serveFolder(dir, port);
  return { ...server, close: async () => (await server.close(), await rm(folder, { recursive: true, force: true })) };
}

/** Serves a folder, which must be a build, on a port. Returns what serveBuild does. */
export async function serveFolder(dir, port) {
  port ??= await freePort();
  let child;
  /** Starts the server, on the same address each time. */
  const start = async () => {
    child = spawn(binary, ["serve", "-addr", `127.0.0.1:${port}`, "-dir", dir], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((ready, failed) => {
      child.stdout.once("data", ready);
      child.once("exit", (code) => failed(new Error(`the server ended at once with status ${code}`)));
    });
  };
  /** Ends the server at once, as a lost network does. */
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  };
  await start();
  return { origin: `http://127.0.0.1:${port}`, dir, start, kill, close: kill };
}
