// What is known of a price on one time axis: sightings, the forecast after them, sale days.
// Times are seconds since 1970, as the chart library counts.
import type { SaleEvent } from "../../../../engine-contract.js";
import { text } from "../../../../i18n/text.js";
import type { CrowdDay } from "../../../../messages/crowd-day.js";
import type { HistoryView } from "../../../../messages/page-view.js";

export interface Period {
  from_s: number;
  to_s: number;
}

/** This price was seen at both ends and nothing else in between. */
export interface SeenRun extends Period {
  price_minor: number;
  list_price_minor?: number;
  /** Known to be sold out: nobody could buy at this price. */
  is_sold_out?: true;
}

export interface SalePeriod extends Period {
  name: string;
}

/** A UTC day on which shoppers saw different prices, so that none is the price. */
export interface VaryingDay extends Period {
  lowest_minor: number;
  highest_minor: number;
}

export interface ForecastPoint {
  time_s: number;
  p10_minor: number;
  p50_minor: number;
  p90_minor: number;
}

export interface PriceTimeline {
  /** In order of time. */
  runs: SeenRun[];
  now_s: number;
  /** Empty where the engine abstains. */
  forecast: ForecastPoint[];
  sales: SalePeriod[];
  /** In order of time. */
  varying: VaryingDay[];
}

export const DAY_S = 24 * 60 * 60;

/** A page is opened now and then; only a longer silence is worth showing as a gap. */
export const SHORT_SILENCE_S = 36 * 60 * 60;

const seconds = (time: string): number => Date.parse(time) / 1000;

/** @param nowMs the device's clock */
export function priceTimeline(history: HistoryView, nowMs: number): PriceTimeline {
  const { runs, forecast, sale_events: sales, crowd_days: crowdDays = [] } = history;
  const seen = seenRuns(runs);
  const clock = Math.floor(nowMs / 1000);
  const lastSeen = seen.at(-1)?.to_s ?? clock;
  // Readings count by the hour: after a short silence the last one is now.
  const now = clock - lastSeen > SHORT_SILENCE_S ? clock : lastSeen;
  return {
    runs: seen,
    now_s: now,
    forecast: forecast.enough_data
      ? forecast.days.map(({ day, ...prices }) => ({ time_s: now + day * DAY_S, ...prices }))
      : [],
    sales: sales.map((sale) => ({ name: saleName(sale), from_s: seconds(sale.from), to_s: seconds(sale.to) })),
    varying: crowdDays.filter(({ state }) => state === "varies").map((day) => varyingDay(day, clock)),
  };
}

function varyingDay({ day, lowest_minor, highest_minor }: CrowdDay, clock: number): VaryingDay {
  const from = seconds(day);
  // Today is not over.
  return { from_s: from, to_s: Math.max(from, Math.min(from + DAY_S, clock)), lowest_minor, highest_minor };
}

/** In stock and not known look the same: such neighbours of one price are one. */
function seenRuns(runs: HistoryView["runs"]): SeenRun[] {
  const seen: SeenRun[] = [];
  for (const { from, to, in_stock: inStock, ...prices } of runs) {
    const isSoldOut = inStock === false ? ({ is_sold_out: true } as const) : {};
    const run: SeenRun = { from_s: seconds(from), to_s: seconds(to), ...prices, ...isSoldOut };
    const last = seen.at(-1);
    if (last && isAlike(last, run)) last.to_s = run.to_s;
    else seen.push(run);
  }
  return seen;
}

const isAlike = (a: SeenRun, b: SeenRun): boolean =>
  a.price_minor === b.price_minor && a.list_price_minor === b.list_price_minor && a.is_sold_out === b.is_sold_out;

const saleName = ({ name, usual_days: areUsual }: SaleEvent): string =>
  areUsual ? text("chart.sale_usual_days", { name }) : name;

/** From the first to the last sighting, in days. */
export function knownSpanDays({ runs }: PriceTimeline): number {
  return ((runs.at(-1)?.to_s ?? 0) - (runs[0]?.from_s ?? 0)) / DAY_S;
}
