// Which stretch of the history the chart shows.
import type { ChartRange } from "../../../../messages/settings.js";
import { DAY_S, type PriceTimeline } from "./price-timeline.js";

export type ShownRange = Exclude<ChartRange, "auto">;

export const SHOWN_RANGES: readonly ShownRange[] = ["week", "month", "quarter", "year", "all"];

/** Days back from now; the same windows as the engine's means. */
const RANGE_DAYS: Record<Exclude<ShownRange, "all">, number> = { week: 7, month: 30, quarter: 90, year: 365 };

/** Only ranges that are shorter than the history show anything that "all" does not. */
export function isOffered(range: ShownRange, timeline: PriceTimeline): boolean {
  return range === "all" || rangeStart(range, timeline) > firstSeen(timeline);
}

/**
 * The range to show for the one that was chosen. Without a choice everything, up to a year:
 * older prices say little about today's. A choice that is longer than the history is everything.
 */
export function rangeToShow(chosen: ChartRange, timeline: PriceTimeline): ShownRange {
  const wanted = chosen === "auto" ? "year" : chosen;
  return isOffered(wanted, timeline) ? wanted : "all";
}

/** In seconds. */
export function rangeStart(range: ShownRange, timeline: PriceTimeline): number {
  return range === "all" ? firstSeen(timeline) : timeline.now_s - RANGE_DAYS[range] * DAY_S;
}

const firstSeen = ({ runs, now_s: now }: PriceTimeline): number => runs[0]?.from_s ?? now;
