// Price histories: a summary natively beside a bare loop, a forecast, and a million points.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../../dist/engine/engine.mjs";
import { openBenchBrowser } from "../chromium.mjs";
import { readEngine } from "../engine-file.mjs";
import { benchHistories } from "../programs/histories.mjs";
import { heading, kilobytes, milliseconds, ratio, remark, table } from "../table.mjs";

const PROGRAM = fileURLToPath(
  new URL("../../../build/bench/wasm-core/bench/native/companion_history_bench", import.meta.url),
);

const nativeRows = () => execFileSync(PROGRAM, { encoding: "utf8" }).trim().split("\n").map((line) => JSON.parse(line));

/** @returns {{native?: object[], node: object, chromium: object}} rows as benchHistories gives them */
export async function measure() {
  const native = existsSync(PROGRAM) ? nativeRows() : undefined;
  const node = benchHistories(await createEngine(await readEngine()));
  const browser = await openBenchBrowser();
  try {
    return { native, node, chromium: await browser.run("histories") };
  } finally {
    await browser.close();
  }
}

export function print({ native, ...hosts }) {
  heading("Histories: all statistics of one, natively on one core, beside one bare loop (extremes, changes, a mean)");
  if (native) {
    table(
      ["changes in a year", "summaries/s", "µs", "loop µs", "ratio"],
      native.map(({ changes, microseconds: { summary, loop } }) => [
        changes, Math.round(1e6 / summary), summary.toFixed(2), loop.toFixed(2), ratio(loop, summary),
      ]),
    );
  } else {
    remark("companion_history_bench is not built (scripts/bench builds it)");
  }
  heading("One product judged with a forecast of 30 days, against JSON.parse of its history; a million points");
  table(
    ["host", "runs", "judged ms", "JSON.parse ms", "ratio", "points", "KB", "read and judged ms"],
    Object.entries(hosts).map(([host, { runs, assess, parse, million }]) => [
      host, runs, milliseconds(assess.ms), milliseconds(parse.ms), ratio(parse.ms, assess.ms),
      million.points, kilobytes(million.bytes), milliseconds(million.ms),
    ]),
  );
}
