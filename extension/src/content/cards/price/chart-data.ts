// Price runs as the columns a step chart draws.
//
// A run is two points of equal price, first and last seen; between runs stands a null, so
// that a stretch in which nothing was seen stays a gap.
import type { PriceRun } from "../../../engine-contract.js";

export interface ChartData {
  /** Seconds since 1970, as the chart library counts. */
  times_s: number[];
  prices_minor: (number | null)[];
  /** Stretches in which nothing was seen, in seconds. */
  gaps_s: { from: number; to: number }[];
}

/** A page is opened now and then; only a longer silence is worth showing as a gap. */
const SHORT_SILENCE_S = 36 * 60 * 60;

export function chartData(runs: readonly PriceRun[]): ChartData {
  const data: ChartData = { times_s: [], prices_minor: [], gaps_s: [] };
  let previousEnd: number | undefined;
  for (const run of runs) {
    const from = Date.parse(run.from) / 1000;
    const to = Date.parse(run.to) / 1000;
    if (previousEnd !== undefined && from - previousEnd > SHORT_SILENCE_S) {
      data.gaps_s.push({ from: previousEnd, to: from });
      push(data, previousEnd + 1, null);
    }
    push(data, from, run.price_minor);
    if (to > from) push(data, to, run.price_minor);
    previousEnd = to;
  }
  return data;
}

function push(data: ChartData, time: number, price: number | null): void {
  data.times_s.push(time);
  data.prices_minor.push(price);
}
