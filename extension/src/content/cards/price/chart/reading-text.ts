// A reading of the chart in words.
import { text } from "../../../../i18n/text.js";
import { formatDay, formatPeriod, formatUtcDay } from "../../../../ui/dates.js";
import { formatMoney } from "../../../../ui/money.js";
import type { ChartReading } from "./chart-reading.js";
import type { VaryingDay } from "./price-timeline.js";

export interface ReadingText {
  headline: string;
  details: string;
}

/** "Jul 4, 2026: $22.40" and what it rests on. */
export function readingText(reading: ChartReading, currency: string): ReadingText {
  const date = formatDay(reading.time_s * 1000);
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const details = [...reading.sales, ...ownDetails(reading, money)];
  return { headline: headline(reading, date, money), details: details.join(" · ") };
}

function headline(reading: ChartReading, date: string, money: (amountMinor: number) => string): string {
  switch (reading.kind) {
    case "seen":
      return text(reading.run.is_sold_out ? "chart.point_sold_out" : "chart.point", {
        date,
        price: money(reading.run.price_minor),
      });
    case "varies": {
      const { lowest_minor: low, highest_minor: high } = reading.varying;
      return text("chart.varies", { date: dateOf(reading.varying), low: money(low), high: money(high) });
    }
    case "forecast":
      return text("chart.forecast", { date, price: money(reading.forecast.p50_minor) });
    default:
      return text("chart.gap", { date });
  }
}

/** Such days are counted in UTC. */
const dateOf = ({ from_s: from }: VaryingDay): string => formatUtcDay(new Date(from * 1000).toISOString());

function ownDetails(reading: ChartReading, money: (amountMinor: number) => string): string[] {
  switch (reading.kind) {
    case "seen": {
      const { run } = reading;
      const list = run.list_price_minor;
      return [
        ...(list === undefined ? [] : [text("chart.list_price_then", { price: money(list) })]),
        text("chart.seen", { period: formatPeriod(run.from_s * 1000, run.to_s * 1000) }),
      ];
    }
    case "forecast": {
      const { p10_minor: low, p90_minor: high } = reading.forecast;
      return [text("chart.forecast_range", { low: money(low), high: money(high) })];
    }
    case "gap":
      return [text("chart.gap_period", { period: formatPeriod(reading.gap.from_s * 1000, reading.gap.to_s * 1000) })];
    case "varies":
      return [text("chart.varies_reason")];
    default:
      return [];
  }
}
