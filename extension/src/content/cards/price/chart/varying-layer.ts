// Days on which shoppers saw different prices: a hatched bar from the lowest to the highest.
import type uPlot from "uplot";
import type { ChartFrame } from "./chart-frame.js";
import { columnOf, pointOf } from "./chart-layers.js";
import type { ChartPalette } from "./chart-palette.js";
import { hatch } from "./sold-out-layer.js";

const MIN_WIDTH_PX = 3;

export function drawVaryingDays(plot: uPlot, { window }: ChartFrame, palette: ChartPalette): void {
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = ratio;
  for (const day of window.varying) {
    const { left, width } = columnOf(plot, day, MIN_WIDTH_PX * ratio);
    const [, top] = pointOf(plot, { time_s: day.from_s, price_minor: day.highest_minor });
    const [, bottom] = pointOf(plot, { time_s: day.from_s, price_minor: day.lowest_minor });
    hatch(ctx, { left, top, width, height: bottom - top }, palette.line, ratio);
    ctx.strokeRect(left, top, width, bottom - top);
  }
  ctx.restore();
}
