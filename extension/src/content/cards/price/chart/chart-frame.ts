// Everything about one drawing: the shown window with its lines and its price axis.
import type { HistoryStats } from "../../../../engine-contract.js";
import { chartColumns, type ChartColumns } from "./chart-columns.js";
import type { ShownRange } from "./chart-range.js";
import { chartWindow, type ChartWindow } from "./chart-window.js";
import { hasListPrice, leavesRoomForListPrice, priceScale, type PriceScale } from "./price-scale.js";
import { knownSpanDays, type PriceTimeline } from "./price-timeline.js";
import { referenceLines, type ReferenceLine } from "./reference-lines.js";

export interface ChartFrame {
  window: ChartWindow;
  columns: ChartColumns;
  lines: ReferenceLine[];
  scale: PriceScale;
  hasListPrice: boolean;
  showsListPrice: boolean;
}

/** @param listPrice whether the shopper wants it shown; undefined: where there is room for it */
export function chartFrame(
  timeline: PriceTimeline,
  range: ShownRange,
  stats: HistoryStats,
  listPrice: boolean | undefined,
): ChartFrame {
  const window = chartWindow(timeline, range);
  const lines = referenceLines(stats, range, knownSpanDays(timeline));
  const has = hasListPrice(window);
  const shows = has && (listPrice ?? leavesRoomForListPrice(window, lines));
  return {
    window,
    columns: chartColumns(window),
    lines,
    scale: priceScale(window, lines, shows),
    hasListPrice: has,
    showsListPrice: shows,
  };
}
