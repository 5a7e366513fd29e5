// Price histories → what is said of them. Runs unchanged in Node and in a page.
import { interleaved } from "../measure.mjs";
import { million, yearOfLooks } from "../texts/histories.mjs";

function valueOf(answer) {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/**
 * One product judged with its forecast, against JSON.parse of the same history alone; and a history of a
 * million points, read once from CSV.
 * @returns {{runs, forecastDays, assess, parse, million: {points, bytes, ms}}}
 */
export function benchHistories(engine) {
  const { now, csv } = yearOfLooks();
  const { series } = valueOf(engine.call("history.read", { now, currency: "USD" }, csv));
  const text = JSON.stringify(series);
  const assess = () => engine.call("history.assess", { now, series, offer: { price_minor: 1499 }, horizon_days: 30 });
  const forecastDays = valueOf(assess()).forecast.days.length;
  const times = interleaved({ assess: () => void assess(), parse: () => void JSON.parse(text) });
  return { runs: series.runs.length, forecastDays, ...times, million: benchMillion(engine) };
}

function benchMillion(engine) {
  const { points, csv } = million();
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    valueOf(engine.call("history.read", { currency: "USD" }, csv));
    return performance.now() - begin;
  });
  return { points, bytes: csv.length, ms: times.sort((a, b) => a - b)[1] };
}
