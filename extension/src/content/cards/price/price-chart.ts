// The step chart, drawn by uPlot. Mouse, touch and arrow keys move one readout.
import uPlot from "uplot";
import { text } from "../../../i18n/text.js";
import { formatDay, formatMonth, formatShortDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";
import { chartData, type ChartData } from "./chart-data.js";
import { makeKeyboardAccessible } from "./chart-keyboard.js";
import { drawTypical, shadeGaps } from "./chart-layers.js";
import { chartPalette } from "./chart-palette.js";

const HEIGHT_PX = 128;
const MIN_WIDTH_PX = 120;
/** Beyond this span the axis names months instead of days. */
const DAY_S = 24 * 60 * 60;
const LONG_SPAN_S = 200 * DAY_S;
/** The axis steps through whole minor units only. */
const AXIS_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

export interface PriceChart {
  /** Draws again, after a change of width or theme. */
  redraw(): void;
  destroy(): void;
}

/** Draws into `place`, which must be in the document: the chart takes its width and colours. */
export function drawPriceChart(place: HTMLElement, view: PricedView): PriceChart | undefined {
  const data = chartData(view.history.runs);
  // The readings of one day are a number, not a history.
  if ((data.times_s.at(-1) ?? 0) - (data.times_s[0] ?? 0) < DAY_S) return undefined;
  const resting = text("chart.hint");
  const readout = element("p", { class: "readout", "data-part": "readout" }, resting);
  const canvas = element("div", { class: "canvas" });
  place.append(readout, canvas);
  const describe = (index: number) => pointText(data, index, view);
  const create = () => {
    const onCursor = (u: uPlot) => {
      const index = u.cursor.idx;
      readout.textContent = typeof index === "number" ? describe(index) : resting;
    };
    return new uPlot(chartOptions(canvas, data, view, onCursor), [data.times_s, data.prices_minor], canvas);
  };
  let plot = create();
  makeKeyboardAccessible(canvas, {
    indices: data.prices_minor.flatMap((price, index) => (price === null ? [] : [index])),
    describe,
    moveTo: (index) => moveCursor(plot, data, index),
  });
  return {
    redraw() {
      plot.destroy();
      plot = create();
    },
    destroy() {
      plot.destroy();
      place.replaceChildren();
    },
  };
}

function chartOptions(
  canvas: HTMLElement,
  data: ChartData,
  view: PricedView,
  onCursor: (plot: uPlot) => void,
): uPlot.Options {
  const palette = chartPalette(canvas);
  const { stats, key } = view.history;
  const money = (amountMinor: number) => formatMoney(amountMinor, key.currency);
  const axis = { stroke: palette.ink, font: palette.font, ticks: { show: false } };
  return {
    width: Math.max(canvas.clientWidth, MIN_WIDTH_PX),
    height: HEIGHT_PX,
    padding: [10, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      x: { range: () => timeRange(data) },
      y: { range: (_plot, low, high) => priceRange(low, high, stats.typical_minor) },
    },
    axes: [
      { ...axis, grid: { show: false }, space: 64, size: 20, values: (_plot, times) => times.map(timeLabel(data)) },
      {
        ...axis,
        grid: { stroke: palette.grid, width: 1 },
        incrs: AXIS_STEPS,
        space: 32,
        size: (_plot, values) => 12 + 6.2 * Math.max(0, ...(values ?? []).map((value) => value.length)),
        values: (_plot, amounts) => amounts.map(money),
      },
    ],
    series: [{}, priceSeries(data, palette)],
    hooks: {
      drawClear: [(plot) => shadeGaps(plot, data, palette)],
      draw: [(plot) => drawTypical(plot, stats.typical_minor, palette)],
      setCursor: [onCursor],
    },
  };
}

function priceSeries(data: ChartData, palette: ReturnType<typeof chartPalette>): uPlot.Series {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    stroke: palette.line,
    fill: palette.fill,
    width: 2,
    spanGaps: false,
    ...(stepped ? { paths: stepped } : {}),
    points: { show: true, size: 6, width: 2, fill: palette.surface, stroke: palette.line, filter: () => dots(data) },
  };
}

/** Readings that no line shows (a single one between gaps), and the one that is now. */
function dots({ prices_minor: prices }: ChartData): number[] {
  const isEmpty = (index: number) => prices[index] === null || prices[index] === undefined;
  return prices.flatMap((_, index) => {
    const isAlone = !isEmpty(index) && isEmpty(index - 1) && isEmpty(index + 1);
    return isAlone || index === prices.length - 1 ? [index] : [];
  });
}

function timeRange({ times_s: times }: ChartData): [number, number] {
  return [times[0] ?? 0, times.at(-1) ?? 0];
}

function priceRange(low: number, high: number, typicalMinor = low): [number, number] {
  const bottom = Math.min(low, typicalMinor);
  const top = Math.max(high, typicalMinor);
  const margin = Math.max((top - bottom) * 0.15, top * 0.02, 1);
  return [Math.max(0, bottom - margin), top + margin];
}

function timeLabel({ times_s: times }: ChartData): (timeS: number) => string {
  const isLong = (times.at(-1) ?? 0) - (times[0] ?? 0) > LONG_SPAN_S;
  return (timeS) => (isLong ? formatMonth(timeS * 1000) : formatShortDay(timeS * 1000));
}

function pointText(data: ChartData, index: number, { history }: PricedView): string {
  const date = formatDay((data.times_s[index] ?? 0) * 1000);
  const price = data.prices_minor[index];
  if (price === null || price === undefined) return text("chart.gap", { date });
  return text("chart.point", { date, price: formatMoney(price, history.key.currency) });
}

function moveCursor(plot: uPlot, data: ChartData, index: number): void {
  const left = plot.valToPos(data.times_s[index] ?? 0, "x");
  plot.setCursor({ left, top: plot.valToPos(data.prices_minor[index] ?? 0, "y") });
}
