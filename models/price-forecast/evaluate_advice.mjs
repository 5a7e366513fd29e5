// How the shipped engine's advices would have done: it is asked at every look of every real
// series, its advices are kept as the extension keeps them, and settled by what came after.
//
//   node models/price-forecast/evaluate_advice.mjs FOLDER
//
// FOLDER holds us_tv_prices.jsonl and tiki_vn_daily.jsonl. Prints one track record per file.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createEngine } from "../../dist/engine/engine.mjs";

/** name → how a row names its series, and its price in minor units. */
const FILES = {
  us_tv_prices: [({ item, source }) => `${item} ${source}`, ({ price }) => Math.round(price * 100)],
  tiki_vn_daily: [({ item }) => item, ({ price_min: price }) => price],
};
const HORIZON_DAYS = 7;
/** Below that many looks nothing is ever advised. */
const FIRST_LOOK = 4;

const engine = await createEngine(await readFile(new URL("../../dist/engine/companion-core.wasm", import.meta.url)));

function ask(method, args) {
  const answer = engine.call(method, args);
  if (!answer.ok) throw new Error(`${answer.error.where}: ${answer.error.message}`);
  return answer.value;
}

async function seriesOf(file, [nameOf, priceOf]) {
  const series = new Map();
  for (const line of (await readFile(file, "utf8")).split("\n").filter(Boolean)) {
    const row = JSON.parse(line);
    const time = `${row.day}T12:00:00Z`;
    const runs = series.get(nameOf(row)) ?? [];
    series.set(nameOf(row), [...runs, { from: time, to: time, price_minor: priceOf(row) }]);
  }
  return [...series.values()].map((runs) => runs.sort((a, b) => a.from.localeCompare(b.from)));
}

function advicesOf(runs) {
  const series = { currency: "USD", context: "public", runs };
  const kept = [];
  for (let look = FIRST_LOOK; look < runs.length; look += 1) {
    const now = runs[look].to;
    const { advice } = ask("history.assess", { now, series: { ...series, runs: runs.slice(0, look + 1) } });
    const { action, price_minor, drop_percent, drop_permille } = advice;
    if (action === "no_advice") continue;
    const latest = { action, made_at: now, price_minor, horizon_days: HORIZON_DAYS, drop_percent, drop_permille };
    if (ask("advice.settle", { advices: kept, latest }).counts) kept.push(latest);
  }
  const { advices } = ask("advice.settle", { now: runs.at(-1).to, series, advices: kept });
  return kept.map((given, index) => ({ ...given, ...advices[index] }));
}

const [folder = "."] = process.argv.slice(2);
for (const [name, columns] of Object.entries(FILES)) {
  const advices = (await seriesOf(join(folder, `${name}.jsonl`), columns)).flatMap(advicesOf);
  console.log(name, JSON.stringify(ask("advice.settle", { advices }).record));
}
