// Starts the project's own server on its embedded store in a fresh folder, and stops it again.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const BINARY = new URL("../../build/release/server/companion-server", import.meta.url).pathname;
const START_TIMEOUT_MS = 10000;

/** Resolves with the port that the server announces on standard output. */
function announcedPort(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the server did not announce its port")),
      START_TIMEOUT_MS,
    );
    child.once("exit", (code) => reject(new Error(`the server ended at once with status ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const event = line.startsWith("{") ? JSON.parse(line) : {};
      if (event.event !== "listening") return;
      clearTimeout(timer);
      resolve(event.port);
    });
  });
}

/**
 * Starts the server. `port` 0 means any free one; `folder` defaults to a fresh one that stop() removes;
 * `flags` are further flags of the server.
 * Returns {address, port, stop(), get(path), post(path, body)}; get and post return parsed JSON.
 */
export async function startCompanionServer({ port = 0, folder, flags = [] } = {}) {
  if (!existsSync(BINARY)) throw new Error("the server is not built: run scripts/build server");
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), "companion-server-")));
  const child = spawn(BINARY, ["--port", String(port), "--data", dataFolder, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const actualPort = await announcedPort(child).catch((error) => {
    child.kill("SIGKILL");
    throw new Error(`${error.message}\n${log}`);
  });
  const address = `http://127.0.0.1:${actualPort}`;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    if (!folder) await rm(dataFolder, { recursive: true, force: true });
  };
  const get = async (path) => (await fetch(`${address}${path}`)).json();
  const post = async (path, body) =>
    (
      await fetch(`${address}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).json();
  return { address, port: actualPort, stop, get, post };
}
