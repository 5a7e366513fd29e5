// The shown history as tables: for screen readers, and for whoever wants the numbers.
import { text } from "../../../../i18n/text.js";
import { formatDay, formatUtcDay } from "../../../../ui/dates.js";
import { element } from "../../../../ui/dom.js";
import { formatMoney } from "../../../../ui/money.js";
import type { ChartWindow } from "./chart-window.js";
import { hasListPrice } from "./price-scale.js";
import type { SeenRun } from "./price-timeline.js";

/** The newest stretches come first; more than this helps nobody here. */
const MAX_ROWS = 60;

export interface PriceTable {
  root: HTMLDetailsElement;
  /** Shows another window. */
  show(window: ChartWindow): void;
}

/** Filled when it is opened: most shoppers never do. */
export function priceTable(window: ChartWindow, currency: string): PriceTable {
  let shown = window;
  const tables = element("div", { class: "tables" });
  const root = element(
    "details",
    { class: "table", "data-part": "table" },
    element("summary", {}, text("table.show")),
    tables,
  );
  const fill = () => root.open && tables.replaceChildren(...tablesOf(shown, currency));
  root.addEventListener("toggle", fill);
  return {
    root,
    show(next) {
      shown = next;
      fill();
    },
  };
}

function tablesOf(window: ChartWindow, currency: string): HTMLElement[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const seen = seenRows(window, money);
  const heads = [text("table.from"), text("table.to"), text("table.price")];
  if (hasListPrice(window)) heads.push(text("table.list_price"));
  if (window.sold_out.length > 0) heads.push(text("table.stock"));
  const left = seen.length - MAX_ROWS;
  return [
    tableOf(text("table.caption"), heads, seen.slice(0, MAX_ROWS)),
    left > 0 ? element("p", { class: "note" }, text("table.more", { count: String(left) })) : undefined,
    varyingTable(window, money),
    forecastTable(window, money),
    saleTable(window),
  ].filter((part) => part !== undefined);
}

/** Prices and gaps, newest first. */
function seenRows(window: ChartWindow, money: (amountMinor: number) => string): string[][] {
  const withList = hasListPrice(window);
  const withStock = window.sold_out.length > 0;
  const padded = (price: string, { list_price_minor: list, is_sold_out: isSoldOut }: Partial<SeenRun>) => [
    price,
    ...(withList ? [list === undefined ? "–" : money(list)] : []),
    ...(withStock ? [isSoldOut ? text("table.sold_out") : "–"] : []),
  ];
  const rows = [
    ...window.runs.map((run) => ({ ...run, cells: padded(money(run.price_minor), run) })),
    ...window.gaps.map((gap) => ({ ...gap, cells: padded(text("table.not_seen"), {}) })),
  ];
  return rows
    .sort((a, b) => b.from_s - a.from_s || b.to_s - a.to_s)
    .map(({ from_s: from, to_s: to, cells }) => [formatDay(from * 1000), formatDay(to * 1000), ...cells]);
}

function forecastTable({ forecast }: ChartWindow, money: (amountMinor: number) => string): HTMLElement | undefined {
  if (forecast.length === 0) return undefined;
  const heads = [text("table.day"), text("table.low"), text("table.middle"), text("table.high")];
  const rows = forecast.map(({ time_s: time, p10_minor: low, p50_minor: middle, p90_minor: high }) => [
    formatDay(time * 1000),
    ...[low, middle, high].map(money),
  ]);
  return tableOf(text("table.forecast_caption"), heads, rows);
}

function varyingTable({ varying }: ChartWindow, money: (amountMinor: number) => string): HTMLElement | undefined {
  if (varying.length === 0) return undefined;
  const rows = varying.map(({ from_s: from, lowest_minor: low, highest_minor: high }) => [
    formatUtcDay(new Date(from * 1000).toISOString()),
    money(low),
    money(high),
  ]);
  return tableOf(text("table.varies_caption"), [text("table.day"), text("table.low"), text("table.high")], rows);
}

function saleTable({ sales }: ChartWindow): HTMLElement | undefined {
  if (sales.length === 0) return undefined;
  const heads = [text("table.begins"), text("table.ends"), text("table.sale")];
  const rows = sales.map(({ name, from_s: from, to_s: to }) => [formatDay(from * 1000), formatDay(to * 1000), name]);
  return tableOf(text("table.sale_caption"), heads, rows);
}

function tableOf(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell))))),
  );
}
