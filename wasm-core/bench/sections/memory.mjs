// Memory after thousands of pages of every kind: it must stay where the biggest page put it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { heading, remark, table } from "../table.mjs";

const PAGES = 10_000;
const PROGRAM = fileURLToPath(new URL("../programs/memory.mjs", import.meta.url));

/** @returns {{pages, wasmBytes, rssBytes, heapBytes}[]} one row per thousand pages */
export async function measure() {
  const output = execFileSync(process.execPath, ["--expose-gc", PROGRAM, String(PAGES)], { encoding: "utf8" });
  return output.trim().split("\n").map((line) => JSON.parse(line));
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export function print(rows) {
  heading("Memory of one engine over pages of every kind (MB, after a garbage collection)");
  table(
    ["pages", "WASM memory", "process", "JS heap"],
    rows.map((row) => [row.pages, megabytes(row.wasmBytes), megabytes(row.rssBytes), megabytes(row.heapBytes)]),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  remark(
    `from ${first.pages} to ${last.pages} pages: WASM memory ${megabytes(last.wasmBytes - first.wasmBytes)}, ` +
      `process ${megabytes(last.rssBytes - first.rssBytes)} MB`,
  );
}
