// Timelines for the chart's tests: runs from and to so many days before now.
import type { HistoryView } from "../../extension/src/messages/page-view.js";
import { DAY_S, priceTimeline, type PriceTimeline } from "../../extension/src/content/cards/price/chart/price-timeline.js";

export const NOW = "2026-11-23T00:00:00Z";
export const NOW_S = Date.parse(NOW) / 1000;

type Stretch = [
  fromDaysAgo: number, untilDaysAgo: number, priceMinor: number, listPriceMinor?: number | undefined, inStock?: boolean,
];

/** That many days before now, in seconds. */
export const ago = (days: number): number => NOW_S - days * DAY_S;
const isoAgo = (days: number): string => new Date(ago(days) * 1000).toISOString();

export function historyOf(stretches: readonly Stretch[], more: Partial<HistoryView> = {}): HistoryView {
  return {
    key: { product_id: "1005006123456789", currency: "USD", context: "public" },
    runs: stretches.map(([from, until, price, list, inStock]) => ({
      from: isoAgo(from),
      to: isoAgo(until),
      price_minor: price,
      ...(list === undefined ? {} : { list_price_minor: list }),
      ...(inStock === undefined ? {} : { in_stock: inStock }),
    })),
    stats: {},
    verdict: { label: "not_enough_history", enough_data: false, evidence: [] },
    forecast: { horizon_days: 7, enough_data: false, method: "own_history_and_last_price", days: [] },
    advice: { action: "no_advice", reason: "no_forecast" },
    sale_events: [],
    crowd: "off",
    ...more,
  };
}

export const timelineOf = (stretches: readonly Stretch[], more?: Partial<HistoryView>): PriceTimeline =>
  priceTimeline(historyOf(stretches, more), NOW_S * 1000);

export const FORECAST: HistoryView["forecast"] = {
  horizon_days: 2,
  enough_data: true,
  method: "own_history_and_last_price",
  days: [
    { day: 1, p10_minor: 1700, p50_minor: 1800, p90_minor: 1900 },
    { day: 2, p10_minor: 1650, p50_minor: 1810, p90_minor: 2000 },
  ],
};

export const sale = (name: string, fromDaysAgo: number, untilDaysAgo: number, areUsual = false) => ({
  id: name.toLowerCase(),
  name,
  from: isoAgo(fromDaysAgo),
  to: isoAgo(untilDaysAgo),
  usual_days: areUsual,
});
