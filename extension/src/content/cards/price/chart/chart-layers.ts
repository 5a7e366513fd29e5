// What the chart library does not draw: stretches without observation, sale days, the list
// price, the forecast and the prices to compare with, each with a dash of its own.
import type uPlot from "uplot";
import type { ChartFrame } from "./chart-frame.js";
import type { ChartPalette } from "./chart-palette.js";
import { isLong } from "./chart-window.js";
import { SHORT_SILENCE_S, type Period } from "./price-timeline.js";
import type { ReferenceKind } from "./reference-lines.js";

/** Dashes and gaps in CSS pixels. */
const DASHES: Record<ReferenceKind, readonly number[]> = {
  lowest: [1, 3],
  typical: [6, 4],
  mean: [8, 3, 1, 3],
};
const FORECAST_DASH = [2, 3];
export const SALE_MARK_PX = 2;
const SALE_MIN_WIDTH_PX = 2;

interface Point {
  time_s: number;
  price_minor: number;
}

/**
 * Below the line: a quiet band wherever nothing was seen, and columns for sale days. In a long window these
 * only have their marks at the upper edge: the shop has so many sales that columns would cover the prices.
 */
export function shadePeriods(plot: uPlot, { window }: ChartFrame, palette: ChartPalette): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = palette.gap;
  for (const gap of window.gaps) {
    const { left, width } = columnOf(plot, gap, 0);
    ctx.fillRect(left, bbox.top, width, bbox.height);
  }
  for (const sale of window.sales) {
    const { left, width } = columnOf(plot, sale, SALE_MIN_WIDTH_PX * devicePixelRatio);
    ctx.fillStyle = palette.saleMark;
    ctx.fillRect(left, bbox.top, width, SALE_MARK_PX * devicePixelRatio);
    if (isLong(window)) continue;
    ctx.fillStyle = palette.sale;
    ctx.fillRect(left, bbox.top, width, bbox.height);
  }
  ctx.restore();
}

/** The list price in steps, with the gaps of the price itself; fainter than it. */
export function drawListPrice(plot: uPlot, { window, showsListPrice }: ChartFrame, palette: ChartPalette): void {
  if (!showsListPrice) return;
  const { ctx } = plot;
  begin(plot, palette.listPrice, 1.25);
  let held: Point | undefined;
  for (const { from_s: from, to_s: to, list_price_minor: list } of window.runs) {
    const isContinued = held !== undefined && list !== undefined && from - held.time_s <= SHORT_SILENCE_S;
    if (isContinued) ctx.lineTo(...pointOf(plot, { time_s: from, price_minor: held?.price_minor ?? 0 }));
    held = list === undefined ? undefined : { time_s: to, price_minor: list };
    if (list === undefined) continue;
    const start = pointOf(plot, { time_s: from, price_minor: list });
    if (isContinued) ctx.lineTo(...start);
    else ctx.moveTo(...start);
    ctx.lineTo(...pointOf(plot, { time_s: to, price_minor: list }));
  }
  ctx.stroke();
  ctx.restore();
}

/** A fan from the price now: 8 in 10 outcomes lie in it; dotted: the middle one. */
export function drawForecast(plot: uPlot, { window }: ChartFrame, palette: ChartPalette): void {
  const { runs, forecast, now_s: now } = window;
  if (forecast.length === 0) return;
  const { ctx } = plot;
  const last = runs.at(-1);
  const tip = last?.to_s === now ? [{ time_s: now, price_minor: last.price_minor }] : [];
  const edge = (name: "p10_minor" | "p50_minor" | "p90_minor"): Point[] =>
    forecast.map((day) => ({ time_s: day.time_s, price_minor: day[name] }));
  begin(plot, palette.line, 1.5);
  ctx.fillStyle = palette.band;
  for (const point of [...tip, ...edge("p90_minor"), ...edge("p10_minor").reverse()]) ctx.lineTo(...pointOf(plot, point));
  ctx.fill();
  ctx.beginPath();
  ctx.setLineDash(FORECAST_DASH.map((length) => length * devicePixelRatio));
  for (const point of [...tip, ...edge("p50_minor")]) ctx.lineTo(...pointOf(plot, point));
  ctx.stroke();
  ctx.restore();
}

/** Lowest, typical and mean price. */
export function drawReferenceLines(plot: uPlot, { lines, window }: ChartFrame, palette: ChartPalette): void {
  const { ctx } = plot;
  begin(plot, palette.inkSoft, 1.25);
  for (const { kind, price_minor } of lines) {
    ctx.setLineDash(DASHES[kind].map((length) => length * devicePixelRatio));
    ctx.beginPath();
    ctx.moveTo(...pointOf(plot, { time_s: window.start_s, price_minor }));
    ctx.lineTo(...pointOf(plot, { time_s: window.end_s, price_minor }));
    ctx.stroke();
  }
  ctx.restore();
}

/** A line within the plot; restore() ends it. */
function begin({ ctx, bbox }: uPlot, colour: string, widthPx: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  ctx.strokeStyle = colour;
  ctx.lineWidth = widthPx * devicePixelRatio;
}

/** Where a price stands on the canvas. */
export const pointOf = (plot: uPlot, { time_s: time, price_minor: price }: Point): [x: number, y: number] => [
  plot.valToPos(time, "x", true),
  plot.valToPos(price, "y", true),
];

/** Where a period stands on the canvas, cut to the plot. */
export function columnOf(
  { bbox, valToPos }: uPlot,
  { from_s: from, to_s: to }: Period,
  minWidth: number,
): { left: number; width: number } {
  const edge = bbox.left + bbox.width;
  const left = Math.max(bbox.left, valToPos(from, "x", true));
  return { left, width: Math.min(edge, Math.max(valToPos(to, "x", true), left + minWidth)) - left };
}
