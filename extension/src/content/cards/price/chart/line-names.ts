// The names on the chart's lines: none is told by its colour alone.
import type uPlot from "uplot";
import { text } from "../../../../i18n/text.js";
import type { ChartFrame } from "./chart-frame.js";
import type { ChartPalette } from "./chart-palette.js";

const GAP_PX = 8;
const LIFT_PX = 3;
/** Of the background around the letters, which keeps them apart from the lines they lie on. */
const HALO_PX = 3;

interface NamedLine {
  name: string;
  price_minor: number;
}

/** Side by side, so that names of lines that lie close together do not cover each other. */
export function drawLineNames({ ctx, bbox, valToPos }: uPlot, frame: ChartFrame, palette: ChartPalette, fontPx: number): void {
  ctx.save();
  ctx.font = `${String(fontPx * devicePixelRatio)}px ${palette.fontFamily}`;
  ctx.lineWidth = HALO_PX * devicePixelRatio;
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.surface;
  ctx.fillStyle = palette.inkSoft;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  let left = bbox.left + GAP_PX * devicePixelRatio;
  for (const { name, price_minor: price } of namedLines(frame)) {
    const y = valToPos(price, "y", true);
    // On its line; a line at the upper edge has its name below it.
    const isAtEdge = y - bbox.top < (fontPx + 2 * LIFT_PX) * devicePixelRatio;
    const baseline = y + (isAtEdge ? fontPx + LIFT_PX : -LIFT_PX) * devicePixelRatio;
    ctx.strokeText(name, left, baseline);
    ctx.fillText(name, left, baseline);
    left += ctx.measureText(name).width + GAP_PX * devicePixelRatio;
  }
  ctx.restore();
}

function namedLines({ lines, window, showsListPrice }: ChartFrame): NamedLine[] {
  const named = lines.map(({ kind, price_minor }) => ({ name: text(`chart.${kind}`), price_minor }));
  const list = window.runs.find(({ list_price_minor: price }) => price !== undefined)?.list_price_minor;
  return showsListPrice && list !== undefined ? [...named, { name: text("chart.list_price"), price_minor: list }] : named;
}
