// The first text of a fresh process: the engine already loaded, against JSON.parse + plain reads.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../../dist/engine/engine.mjs";
import { openBenchBrowser } from "../chromium.mjs";
import { readEngine } from "../engine-file.mjs";
import { median } from "../measure.mjs";
import { sectionsOf } from "../readers/comparison.mjs";
import { heading, kilobytes, milliseconds, ratio, remark, table } from "../table.mjs";
import { productObjects, productPages } from "../texts/product-texts.mjs";

const RUNS = 15;
const NAMES = [
  "module, 24 SKUs",
  "component, 24 SKUs",
  "api, 24 SKUs",
  "component, 384 SKUs, dense",
  "page extract, 24 SKUs",
];
const PROGRAM = fileURLToPath(new URL("../programs/first-call.mjs", import.meta.url));

async function chosenTexts() {
  const engine = await createEngine(await readEngine());
  return [...productObjects(), ...productPages()]
    .filter(({ name }) => NAMES.includes(name))
    .map(({ name, kind, text }) => {
      const facts = engine.call("facts.read", {}, text).value;
      return { name, kind, text, sections: [...sectionsOf(facts)] };
    });
}

/** Engine and plain in turn, each run in a process of its own. */
async function alternate(given, run) {
  const runs = { engine: [], plain: [] };
  for (let i = 0; i < RUNS; ++i) {
    for (const side of i % 2 === 0 ? ["engine", "plain"] : ["plain", "engine"]) {
      runs[side].push(await run(side, given));
    }
  }
  return {
    name: given.name,
    bytes: Buffer.byteLength(given.text),
    loadMs: median(runs.engine.map(({ loadMs }) => loadMs)),
    engineMs: median(runs.engine.map(({ firstMs }) => firstMs)),
    plainMs: median(runs.plain.map(({ firstMs }) => firstMs)),
  };
}

async function inNode(texts) {
  const folder = await mkdtemp(join(tmpdir(), "companion-first-call-"));
  try {
    const rows = [];
    for (const given of texts) {
      const file = join(folder, "case.json");
      await writeFile(file, JSON.stringify(given));
      rows.push(await alternate(given, (side) => JSON.parse(execFileSync(process.execPath, [PROGRAM, side, file]))));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inChromium(texts) {
  const browser = await openBenchBrowser();
  try {
    const rows = [];
    for (const given of texts) {
      rows.push(await alternate(given, (side) => browser.run("firstCall", side, given)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** @returns {{runs: number, node: object[], chromium: object[]}} rows of {name, bytes, loadMs, engineMs, plainMs} */
export async function measure() {
  const texts = await chosenTexts();
  return { runs: RUNS, node: await inNode(texts), chromium: await inChromium(texts) };
}

export function print({ runs, ...hosts }) {
  heading(`First call of a fresh process, engine loaded (medians of ${runs} processes each)`);
  const rows = Object.entries(hosts).flatMap(([host, results]) =>
    results.map(({ name, bytes, loadMs, engineMs, plainMs }) => [
      `${host}: ${name}`,
      kilobytes(bytes),
      milliseconds(engineMs),
      milliseconds(plainMs),
      ratio(plainMs, engineMs),
      milliseconds(loadMs),
    ]),
  );
  table(["text", "KB", "engine ms", "parse+reads ms", "ratio", "(load ms)"], rows);
  remark("load: compile and instantiate the WASM file, once per process, before the clock starts.");
}
