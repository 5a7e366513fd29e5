// The shown history as a CSV file (RFC 4180) that spreadsheets open as it is.
import { formatDecimal } from "../../../../ui/money.js";
import type { ChartWindow } from "./chart-window.js";

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
const HEADS = ["kind", "from_utc", "to_utc", "price", "list_price", "price_p10", "price_p90", "currency", "sale", "sold_out"];

/**
 * One row per stretch at one price (`sold_out`: yes where it is known) and per day of the forecast, oldest first. Amounts have a decimal
 * point and no grouping; a forecast's price is its median.
 */
export function priceCsv({ runs, forecast, sales }: ChartWindow, currency: string): string {
  const amount = (minor: number | undefined) => (minor === undefined ? "" : formatDecimal(minor, currency));
  const salesDuring = (from: number, to: number) =>
    sales.filter((sale) => sale.from_s < Math.max(to, from + 1) && from < sale.to_s).map(({ name }) => name).join("; ");
  const rows = [
    ...runs.map(({ from_s: from, to_s: to, price_minor: price, list_price_minor: list, is_sold_out: isSoldOut }) => [
      "seen", moment(from), moment(to), amount(price), amount(list), "", "", currency, salesDuring(from, to),
      isSoldOut ? "yes" : "",
    ]),
    ...forecast.map(({ time_s: time, p10_minor: p10, p50_minor: p50, p90_minor: p90 }) => [
      "forecast", day(time), day(time), amount(p50), "", amount(p10), amount(p90), currency, salesDuring(time, time), "",
    ]),
  ];
  return BYTE_ORDER_MARK + [HEADS, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/** ISO 8601 with a space, which spreadsheets take for a date: "2026-11-23 03:00". */
const moment = (timeS: number): string => new Date(timeS * 1000).toISOString().slice(0, 16).replace("T", " ");
const day = (timeS: number): string => moment(timeS).slice(0, 10);

/** What a spreadsheet would run as a formula is marked as text; separators and quotes are quoted. */
export function csvCell(content: string): string {
  const inert = /^[=+\-@\t\r\n]/.test(content) ? `'${content}` : content;
  return /[",;\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
