// The prices to compare with: the engine's lowest, typical and mean price.
import type { HistoryStats } from "../../../../engine-contract.js";
import type { ShownRange } from "./chart-range.js";

export type ReferenceKind = "lowest" | "typical" | "mean";

export interface ReferenceLine {
  kind: ReferenceKind;
  price_minor: number;
}

type MeanWindow = keyof NonNullable<HistoryStats["mean_minor"]>;

/** The engine's window that is as long as the range; it has none for a week. */
const MEAN_WINDOWS: Partial<Record<ShownRange, MeanWindow>> = { month: "d30", quarter: "d90", year: "d365" };
const YEAR_DAYS = 365;

/** @param spanDays how long the whole history is: up to a year, the year's mean is that of everything */
export function referenceLines(stats: HistoryStats, range: ShownRange, spanDays: number): ReferenceLine[] {
  const meanWindow = range === "all" && spanDays <= YEAR_DAYS ? "d365" : MEAN_WINDOWS[range];
  const prices: Record<ReferenceKind, number | undefined> = {
    lowest: stats.lowest?.price_minor,
    typical: stats.typical_minor,
    mean: meanWindow && stats.mean_minor?.[meanWindow],
  };
  return Object.entries(prices).flatMap(([kind, price]) =>
    price === undefined ? [] : [{ kind: kind as ReferenceKind, price_minor: price }],
  );
}
