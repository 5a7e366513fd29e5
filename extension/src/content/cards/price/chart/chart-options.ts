// The price chart in the words of the chart library.
import uPlot from "uplot";
import { formatMonth, formatShortDay } from "../../../../ui/dates.js";
import { formatMoney, formatWholeMoney, isWholeAmount } from "../../../../ui/money.js";
import { dotIndices } from "./chart-columns.js";
import type { ChartFrame } from "./chart-frame.js";
import { drawForecast, drawListPrice, drawReferenceLines, shadePeriods } from "./chart-layers.js";
import type { ChartPalette } from "./chart-palette.js";
import { isLong } from "./chart-window.js";
import { drawLineNames } from "./line-names.js";
import { DAY_S } from "./price-timeline.js";
import { drawSoldOut } from "./sold-out-layer.js";
import { drawVaryingDays } from "./varying-layer.js";

export interface ChartSize {
  width: number;
  height: number;
  fontPx: number;
}

/** What is drawn. Read at every drawing, so that one chart can show one frame after another. */
export interface ChartScene {
  frame: ChartFrame;
  palette: ChartPalette;
  currency: string;
}

/** The price axis steps through whole minor units only; the time axis through days, months and years. */
const PRICE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();
const DAY_STEPS = [1, 2, 4, 7, 14, 30, 60, 90, 120, 180, 365, 730, 1825].map((days) => days * DAY_S);

export const alignedData = ({ columns }: ChartFrame): uPlot.AlignedData => [columns.times_s, columns.prices_minor];

export function chartOptions(scene: ChartScene, { width, height, fontPx }: ChartSize): uPlot.Options {
  const { palette } = scene;
  return {
    width,
    height,
    padding: [10, 8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: () => [scene.frame.window.start_s, scene.frame.window.end_s] },
      y: { range: () => scene.frame.scale },
    },
    axes: axes(scene, fontPx),
    series: [{}, priceSeries(scene)],
    hooks: {
      drawClear: [
        (plot) => {
          shadePeriods(plot, scene.frame, palette);
          drawSoldOut(plot, scene.frame, palette);
          drawVaryingDays(plot, scene.frame, palette);
        },
      ],
      draw: [
        (plot) => {
          drawForecast(plot, scene.frame, palette);
          drawListPrice(plot, scene.frame, palette);
          drawReferenceLines(plot, scene.frame, palette);
          drawLineNames(plot, scene.frame, palette, fontPx - 1);
        },
      ],
    },
  };
}

function axes(scene: ChartScene, fontPx: number): uPlot.Axis[] {
  const { palette, currency } = scene;
  const axis = { stroke: palette.inkSoft, font: `${String(fontPx)}px ${palette.fontFamily}`, ticks: { show: false } };
  const timeLabel = (timeS: number) => (isLong(scene.frame.window) ? formatMonth : formatShortDay)(timeS * 1000);
  return [
    {
      ...axis,
      grid: { show: false },
      incrs: DAY_STEPS,
      space: 6 * fontPx,
      size: fontPx + 9,
      values: (_plot, times) => times.map(timeLabel),
    },
    {
      ...axis,
      grid: { stroke: palette.grid, width: 1 },
      incrs: PRICE_STEPS,
      space: 2.2 * fontPx,
      size: (_plot, values) => 12 + fontPx * 0.57 * Math.max(0, ...(values ?? []).map((value) => value.length)),
      values: (_plot, amounts) => axisAmounts(amounts, currency),
    },
  ];
}

/** Cents only where one of the amounts has some. */
function axisAmounts(amounts: readonly number[], currency: string): string[] {
  const areWhole = amounts.every((amount) => isWholeAmount(amount, currency));
  return amounts.map((amount) => (areWhole ? formatWholeMoney : formatMoney)(amount, currency));
}

function priceSeries(scene: ChartScene): uPlot.Series {
  const { line, fill, surface } = scene.palette;
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    stroke: line,
    fill,
    width: 2,
    spanGaps: false,
    ...(stepped ? { paths: stepped } : {}),
    points: { show: true, size: 6, width: 2, fill: surface, stroke: line, filter: () => dotIndices(scene.frame.columns) },
  };
}
