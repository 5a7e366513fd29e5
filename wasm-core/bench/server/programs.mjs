// The programs that measure the server (server/bench, built by scripts/bench) and wrk.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const BUILD = fileURLToPath(new URL("../../../build/release/server/", import.meta.url));
const WRK_SCRIPT = fileURLToPath(new URL("history.lua", import.meta.url));
const execute = promisify(execFile);

export const areBuilt = () => existsSync(`${BUILD}bench/companion_load`) && existsSync(`${BUILD}companion-server`);

/** Whether wrk is there (Debian's package `wrk`). */
export const hasWrk = () => execute("wrk", ["-v"]).then(() => true, (error) => error.code !== "ENOENT");

/** Runs one of server/bench to its end and returns the JSON that it prints. */
async function result(name, args) {
  const { stdout } = await execute(`${BUILD}bench/${name}`, args.map(String), { maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

export const bulkInsert = (folder, file) => result("companion_bulk_insert", [folder, file]);
export const fillPrices = (folder, products, points) => result("companion_fill_prices", [folder, products, points]);

/** Requests of a file; `rate` a second in an open loop, without it as fast as they are answered. */
export const load = ({ port, file, connections, seconds, rate = 0 }) =>
  result("companion_load", [port, file, connections, seconds, rate]);

/** Random buckets, as fast as they are answered. */
export async function wrk({ port, digits, connections, seconds }) {
  const flags = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", WRK_SCRIPT];
  const { stderr } = await execute("wrk", [...flags, `http://127.0.0.1:${port}`, "--", String(digits)]);
  const outcome = JSON.parse(stderr.trim().split("\n").at(-1));
  return { ...outcome, perSecond: outcome.requests / outcome.seconds };
}

/** Starts a program that prints {"event":"listening","port"}: {port, startMs, memory(), stop()}. */
async function start(program, args) {
  const begin = performance.now();
  const child = spawn(program, args.map(String), { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((resolve, reject) => {
    child.once("exit", (status) => reject(new Error(`${program} ended at once with status ${status}`)));
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line).port));
  });
  const startMs = performance.now() - begin;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { port, startMs, memory: () => memoryOf(child.pid), stop };
}

/** {now, peak}: resident memory in bytes. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const bytes = (name) => 1024 * Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))[1]);
  return { now: bytes("VmRSS"), peak: bytes("VmHWM") };
}

/** The server as it is shipped, without a limit on a single key: one machine plays all contributors. */
export const startServer = (folder, flags = []) =>
  start(`${BUILD}companion-server`, [
    ...["--port", 0, "--data", folder, "--key-observations-per-minute", 0, "--log-level", "error"],
    // All load comes from one network.
    ...["--network-reads-per-minute", 0, "--network-writes-per-minute", 0, "--max-network-connections", 1024],
    ...["--new-keys-per-minute", 0, "--network-new-keys-per-minute", 0],
    ...flags,
  ]);

export const startBareHello = (bytes, threads) => start(`${BUILD}bench/companion_bare_hello`, [bytes, threads]);
