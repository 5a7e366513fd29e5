// What the chart says about one moment.
import type { ChartWindow } from "./chart-window.js";
import { DAY_S, type ForecastPoint, type Period, type SeenRun, type VaryingDay } from "./price-timeline.js";

export type ChartReading = { time_s: number; sales: string[] } & (
  | { kind: "seen"; run: SeenRun }
  | { kind: "gap"; gap: Period }
  | { kind: "varies"; varying: VaryingDay }
  | { kind: "forecast"; forecast: ForecastPoint }
  | { kind: "unknown" }
);

export function readingAt(window: ChartWindow, time: number): ChartReading {
  const sales = window.sales.filter((sale) => holds(sale, time)).map(({ name }) => name);
  const base = { time_s: time, sales };
  const varying = window.varying.find((day) => holds(day, time));
  if (varying) return { ...base, kind: "varies", varying };
  const gap = window.gaps.find(({ from_s: from, to_s: to }) => from < time && time < to);
  if (gap) return { ...base, kind: "gap", gap };
  const forecast = nearestForecast(window, time);
  if (forecast) return { ...base, time_s: forecast.time_s, kind: "forecast", forecast };
  // A price holds until the next one is seen.
  const run = window.runs.findLast(({ from_s: from }) => from <= time);
  return run ? { ...base, kind: "seen", run } : { ...base, kind: "unknown" };
}

/** The price on the line at this moment, minor units; undefined in a gap and where prices differ. */
export function priceOf(reading: ChartReading): number | undefined {
  if (reading.kind === "seen") return reading.run.price_minor;
  return reading.kind === "forecast" ? reading.forecast.p50_minor : undefined;
}

/** The moments at which something begins: prices, gaps, days of different prices and of the forecast; and now. In order of time. */
export function readingStops({ runs, gaps, varying, forecast, start_s: start, now_s: now }: ChartWindow): number[] {
  const moments = [
    ...runs.map(({ from_s: from }) => Math.max(from, start)),
    ...gaps.map(({ from_s: from, to_s: to }) => (Math.max(from, start) + to) / 2),
    ...varying.map(({ from_s: from }) => Math.max(from, start)),
    ...forecast.map(({ time_s: time }) => time),
    now,
  ];
  return [...new Set(moments)].sort((a, b) => a - b);
}

const holds = ({ from_s: from, to_s: to }: Period, time: number): boolean => from <= time && time < to;

/** Readings after now belong to the nearest day of the forecast. */
function nearestForecast({ forecast, now_s: now }: ChartWindow, time: number): ForecastPoint | undefined {
  if (time - now < DAY_S / 2) return undefined;
  const distance = (point: ForecastPoint) => Math.abs(point.time_s - time);
  return forecast.reduce<ForecastPoint | undefined>(
    (nearest, point) => (nearest && distance(nearest) <= distance(point) ? nearest : point),
    undefined,
  );
}
