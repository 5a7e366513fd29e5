// Embedded object → product facts when warm, against JSON.parse + plain reads of the same facts.
import { createEngine } from "../../../dist/engine/engine.mjs";
import { openBenchBrowser } from "../chromium.mjs";
import { benchProducts } from "../programs/warm.mjs";
import { heading, kilobytes, milliseconds, percent, ratio, remark, table } from "../table.mjs";
import { productObjects, productPages } from "../texts/product-texts.mjs";
import { readEngine } from "../engine-file.mjs";

/** @returns {{node: object[], chromium: object[]}} rows as benchProducts gives them */
export async function measure() {
  const texts = [...productObjects(), ...productPages()].map(({ name, kind, text }) => ({ name, kind, text }));
  const node = benchProducts(await createEngine(await readEngine()), texts);
  const browser = await openBenchBrowser();
  try {
    return { node, chromium: await browser.run("products", texts) };
  } finally {
    await browser.close();
  }
}

function printRows(where, rows) {
  heading(`${where}: text → product facts, warm, text transfer into WASM included (medians, interleaved)`);
  table(
    ["text", "KB", "facts", "engine ms", "MB/s", "parse+reads ms", "ratio", "JSON.parse ms"],
    rows.map(({ name, bytes, factsBytes, engine, plain, parse }) => [
      name,
      kilobytes(bytes),
      percent(factsBytes / bytes),
      milliseconds(engine.ms),
      (bytes / 1e3 / engine.ms).toFixed(0),
      milliseconds(plain.ms),
      ratio(plain.ms, engine.ms),
      parse ? milliseconds(parse.ms) : "–",
    ]),
  );
}

function printComparison(rows) {
  const unequal = rows.filter(({ comparison }) => comparison.differences.length > 0);
  const same = rows.reduce((sum, { comparison }) => sum + comparison.same, 0);
  remark(`Values that both sides read alike: ${same}; texts with differences: ${unequal.length}`);
  for (const { name, comparison } of unequal) {
    for (const { path, facts, plain } of comparison.differences.slice(0, 5)) {
      remark(`  ${name}: ${path}: engine ${JSON.stringify(facts)}, plain ${JSON.stringify(plain)}`);
    }
  }
}

export function print({ node, chromium }) {
  printRows("Node", node);
  printRows("Chromium", chromium);
  printComparison(node);
  remark("facts: the answer's share of the text. On pages the engine also checks a second source; the plain reader does not.");
}
