// From which price to which the chart reaches.
import type { ChartWindow } from "./chart-window.js";
import type { ReferenceLine } from "./reference-lines.js";

/** Lowest and highest price on the axis, minor units. */
export type PriceScale = [bottom: number, top: number];

/** A list price far above all prices would press them flat: they keep at least this share of the height. */
const PRICES_MIN_SHARE = 0.4;
/** Prices that differ by less than this share of themselves are flat anyway. */
const FLAT_SHARE = 0.02;
const MARGIN_SHARE = 0.1;

export const hasListPrice = ({ runs }: ChartWindow): boolean =>
  runs.some(({ list_price_minor: list }) => list !== undefined);

/** Whether the list price can be drawn without pressing the prices flat. */
export function leavesRoomForListPrice(window: ChartWindow, lines: readonly ReferenceLine[]): boolean {
  const [low, high] = extent(pricesOf(window, lines));
  const [, top] = extent([high, ...listPricesOf(window)]);
  return high - low <= high * FLAT_SHARE || (high - low) / (top - low) >= PRICES_MIN_SHARE;
}

export function priceScale(window: ChartWindow, lines: readonly ReferenceLine[], withListPrice: boolean): PriceScale {
  const prices = pricesOf(window, lines);
  const [low, high] = extent(withListPrice ? [...prices, ...listPricesOf(window)] : prices);
  const margin = Math.max((high - low) * MARGIN_SHARE, high * FLAT_SHARE, 1);
  return [Math.max(0, low - margin), high + margin];
}

function pricesOf({ runs, forecast, varying }: ChartWindow, lines: readonly ReferenceLine[]): number[] {
  return [
    ...runs.map(({ price_minor: price }) => price),
    ...lines.map(({ price_minor: price }) => price),
    ...varying.flatMap(({ lowest_minor: lowest, highest_minor: highest }) => [lowest, highest]),
    ...forecast.flatMap(({ p10_minor: p10, p90_minor: p90 }) => [p10, p90]),
  ];
}

const listPricesOf = ({ runs }: ChartWindow): number[] =>
  runs.flatMap(({ list_price_minor: list }) => (list === undefined ? [] : [list]));

/** Not by spreading into Math.min: a history may have more points than a call takes arguments. */
function extent(amounts: readonly number[]): [low: number, high: number] {
  let [low = 0, high = 0] = [amounts[0], amounts[0]];
  for (const amount of amounts) {
    low = Math.min(low, amount);
    high = Math.max(high, amount);
  }
  return [low, high];
}
