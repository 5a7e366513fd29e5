// The names on the chart's lines: none is told by its colour alone.
import type uPlot from "uplot";
import { text } from "../../../../i18n/text.js";
import type { ChartFrame } from "./chart-frame.js";
import type { ChartPalette } from "./chart-palette.js";

const GAP_PX = 8;
const LIFT_PX = 3;
/** Of the background around the letters, which keeps them apart from the lines they lie on. */
const HALO_PX = 2.5;

interface NamedLine {
  name: string;
  /** Where the line is at this moment, minor units. */
  priceAt(timeS: number): number;
}

/** Side by side, so that names of lines that lie close together do not cover each other. */
export function drawLineNames(plot: uPlot, frame: ChartFrame, palette: ChartPalette, fontPx: number): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = `${String(fontPx * devicePixelRatio)}px ${palette.fontFamily}`;
  ctx.lineWidth = HALO_PX * devicePixelRatio;
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.surface;
  ctx.fillStyle = palette.inkSoft;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  let left = bbox.left + GAP_PX * devicePixelRatio;
  for (const { name, priceAt } of namedLines(frame)) {
    const { width } = ctx.measureText(name);
    const middle = plot.posToVal((left + width / 2 - bbox.left) / devicePixelRatio, "x");
    const y = plot.valToPos(priceAt(middle), "y", true);
    // On its line; a line at the upper edge has its name below it.
    const isAtEdge = y - bbox.top < (fontPx + 2 * LIFT_PX) * devicePixelRatio;
    const baseline = y + (isAtEdge ? fontPx + LIFT_PX : -LIFT_PX) * devicePixelRatio;
    ctx.strokeText(name, left, baseline);
    ctx.fillText(name, left, baseline);
    left += width + GAP_PX * devicePixelRatio;
  }
  ctx.restore();
}

function namedLines({ lines, window, showsListPrice }: ChartFrame): NamedLine[] {
  const named = lines.map(({ kind, price_minor }) => ({ name: text(`chart.${kind}`), priceAt: () => price_minor }));
  const listed = window.runs.filter(({ list_price_minor: list }) => list !== undefined);
  if (!showsListPrice) return named;
  const listPriceAt = (time: number) => {
    const run = listed.findLast(({ from_s: from }) => from <= time) ?? listed[0];
    return run?.list_price_minor ?? 0;
  };
  return [...named, { name: text("chart.list_price"), priceAt: listPriceAt }];
}
