// The part of a timeline that a range shows.
import { rangeStart, type ShownRange } from "./chart-range.js";
import { DAY_S, SHORT_SILENCE_S, type Period, type PriceTimeline, type SeenRun } from "./price-timeline.js";

/** What a timeline holds from `start_s` to `end_s`; what begins before is not cut. */
export interface ChartWindow extends PriceTimeline {
  range: ShownRange;
  start_s: number;
  /** Now, or the last day of the forecast. */
  end_s: number;
  /** Stretches in which nothing was seen. */
  gaps: Period[];
  /** Stretches known to be sold out, up to the next reading where the silence before it is short. */
  sold_out: SeenRun[];
}

export function chartWindow(timeline: PriceTimeline, range: ShownRange): ChartWindow {
  const start = rangeStart(range, timeline);
  const end = timeline.forecast.at(-1)?.time_s ?? timeline.now_s;
  return {
    ...timeline,
    range,
    start_s: start,
    end_s: end,
    runs: within(timeline.runs, start, end),
    gaps: within(gapsOf(timeline), start, end),
    sold_out: within(soldOutStretches(timeline), start, end),
    sales: within(timeline.sales, start, end),
    varying: within(timeline.varying, start, end),
  };
}

/** Beyond this span days are too narrow to be told apart. */
const LONG_SPAN_S = 200 * DAY_S;

export const isLong = ({ start_s: start, end_s: end }: ChartWindow): boolean => end - start > LONG_SPAN_S;

export type Shade = "gap" | "sold_out" | "sale" | "varies" | "forecast";

/** The shaded areas there are to see; they have no name on the chart itself. */
export function shadesIn({ gaps, sold_out: soldOut, sales, varying, forecast }: ChartWindow): Shade[] {
  const shades: [shade: Shade, count: number][] = [
    ["gap", gaps.length],
    ["sold_out", soldOut.length],
    ["sale", sales.length],
    ["varies", varying.length],
    ["forecast", forecast.length],
  ];
  return shades.flatMap(([shade, count]) => (count > 0 ? [shade] : []));
}

function within<P extends Period>(periods: readonly P[], start: number, end: number): P[] {
  return periods.filter(({ from_s: from, to_s: to }) => to >= start && from <= end);
}

/** Silences between the runs and after the last one. */
function gapsOf({ runs, now_s: now }: PriceTimeline): Period[] {
  return runs.flatMap(({ to_s: from }, index) => {
    const to = runs[index + 1]?.from_s ?? now;
    return to - from > SHORT_SILENCE_S ? [{ from_s: from, to_s: to }] : [];
  });
}

function soldOutStretches({ runs, now_s: now }: PriceTimeline): SeenRun[] {
  return runs.flatMap((run, index) => {
    if (!run.is_sold_out) return [];
    const next = runs[index + 1]?.from_s ?? now;
    return [{ ...run, to_s: next - run.to_s > SHORT_SILENCE_S ? run.to_s : Math.max(next, run.to_s) }];
  });
}
