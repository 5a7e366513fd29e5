// Stretches that were sold out: hatched, and the price in dashes, as nobody could buy at it.
import type uPlot from "uplot";
import type { ChartFrame } from "./chart-frame.js";
import { columnOf, pointOf } from "./chart-layers.js";
import type { ChartPalette } from "./chart-palette.js";

const HATCH_STEP_PX = 6;
const DASH = [4, 3];
const MIN_WIDTH_PX = 3;

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function drawSoldOut(plot: uPlot, { window }: ChartFrame, palette: ChartPalette): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  for (const stretch of window.sold_out) {
    const { left, width } = columnOf(plot, stretch, MIN_WIDTH_PX * ratio);
    hatch(ctx, { left, top: bbox.top, width, height: bbox.height }, palette.grid, ratio);
    const [, y] = pointOf(plot, { time_s: stretch.from_s, price_minor: stretch.price_minor });
    ctx.beginPath();
    ctx.strokeStyle = palette.inkSoft;
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash(DASH.map((length) => length * ratio));
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** Slanting lines, in step over the whole canvas. */
export function hatch(
  ctx: CanvasRenderingContext2D,
  { left, top, width, height }: Box,
  colour: string,
  ratio: number,
): void {
  const step = HATCH_STEP_PX * ratio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * ratio;
  for (let x = Math.floor((left - height) / step) * step; x < left + width; x += step) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}
