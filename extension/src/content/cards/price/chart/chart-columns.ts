// The prices of a window as the columns that the chart library draws.
//
// A run is two points of equal price, first and last seen; between runs stands a null, so
// that a stretch in which nothing was seen stays a gap. What was sold out is null as well: it
// is drawn as a line of its own (sold-out-layer.ts).
import type { ChartWindow } from "./chart-window.js";

export interface ChartColumns {
  /** Seconds since 1970, strictly rising. */
  times_s: number[];
  prices_minor: (number | null)[];
}

export function chartColumns({ runs, gaps }: ChartWindow): ChartColumns {
  const columns: ChartColumns = { times_s: [], prices_minor: [] };
  const push = (time: number, price: number | null) => {
    // Two prices of one hour stand one second apart.
    columns.times_s.push(Math.max(time, (columns.times_s.at(-1) ?? -Infinity) + 1));
    columns.prices_minor.push(price);
  };
  const silences = new Set(gaps.map(({ from_s: from }) => from));
  for (const { from_s: from, to_s: to, price_minor: price, is_sold_out: isSoldOut } of runs) {
    if (isSoldOut) {
      // The price before holds until here.
      const before = columns.prices_minor.at(-1) ?? null;
      if (before !== null) {
        push(from, before);
        push(from, null);
      }
      continue;
    }
    push(from, price);
    if (to > from) push(to, price);
    if (silences.has(to)) push(to + 1, null);
  }
  return columns;
}

/** Readings that no line shows (a single one between gaps), and the last one. */
export function dotIndices({ prices_minor: prices }: ChartColumns): number[] {
  const isEmpty = (index: number) => prices[index] === null || prices[index] === undefined;
  const last = prices.findLastIndex((price) => price !== null);
  return prices.flatMap((_, index) => {
    const isAlone = !isEmpty(index) && isEmpty(index - 1) && isEmpty(index + 1);
    return isAlone || index === last ? [index] : [];
  });
}
