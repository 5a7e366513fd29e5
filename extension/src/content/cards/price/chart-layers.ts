// What the chart library does not draw: stretches without observation, the typical price.
import type uPlot from "uplot";
import type { ChartData } from "./chart-data.js";
import type { ChartPalette } from "./chart-palette.js";

/** Below the line: a quiet band wherever nothing was seen. */
export function shadeGaps(plot: uPlot, { gaps_s: gaps }: ChartData, palette: ChartPalette): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = palette.gap;
  for (const gap of gaps) {
    const left = plot.valToPos(gap.from, "x", true);
    ctx.fillRect(left, bbox.top, plot.valToPos(gap.to, "x", true) - left, bbox.height);
  }
  ctx.restore();
}

/** Above the line: the typical price, dashed. */
export function drawTypical(plot: uPlot, typicalMinor: number | undefined, palette: ChartPalette): void {
  if (typicalMinor === undefined) return;
  const { ctx, bbox } = plot;
  const y = plot.valToPos(typicalMinor, "y", true);
  ctx.save();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
