// Asks the shipped engine for its forecast of every case of the evaluation: the figures of
// CARD.md are those of that very code, not of a model of it in Python.
//
//   node models/price-forecast/evaluate_core.mjs < cases.jsonl > forecasts.jsonl
//
// A case: {id, points: [[day, price_minor]…]}, days as ISO dates, the last one is today.
// An answer: {id, drop_7, days_7: [[p10, p50, p90]…] | null, days_30: … | null}, in minor units.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createEngine } from "../../dist/engine/engine.mjs";

const engine = await createEngine(await readFile(new URL("../../dist/engine/companion-core.wasm", import.meta.url)));

function forecast(points, horizon) {
  const time = (day) => `${day}T12:00:00Z`;
  const runs = points.map(([day, price_minor]) => ({ from: time(day), to: time(day), price_minor }));
  const series = { currency: "USD", context: "public", runs };
  const answer = engine.call("history.assess", { now: time(points.at(-1)[0]), series, horizon_days: horizon });
  if (!answer.ok) throw new Error(`${answer.error.where}: ${answer.error.message}`);
  return answer.value.forecast;
}

const bands = ({ enough_data, days }) =>
  enough_data ? days.map(({ day, p10_minor, p50_minor, p90_minor }) => [day, p10_minor, p50_minor, p90_minor]) : null;

for await (const line of createInterface({ input: process.stdin })) {
  const { id, points } = JSON.parse(line);
  const week = forecast(points, 7);
  const month = forecast(points, 30);
  const answer = { id, drop_7: week.drop_probability ?? null, days_7: bands(week), days_30: bands(month) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
