// What the chart is drawn of, and where.
import type { PricedView } from "../card-model.js";
import { chartWindow } from "./chart-window.js";
import { priceTable, type PriceTable } from "./price-table.js";
import { priceTimeline, type PriceTimeline } from "./price-timeline.js";
import { element } from "../../../../ui/dom.js";

export interface ChartSubject {
  view: PricedView;
  timeline: PriceTimeline;
  /** Empty until the chart is drawn. */
  place: HTMLElement;
  /** The same as text. It is there without a chart too, and then shows everything. */
  table: PriceTable;
  /** Beside the table's heading: what can be done with the chart. */
  tools: HTMLElement;
}

/** @param nowMs the device's clock */
export function chartSubject(view: PricedView, nowMs: number): ChartSubject {
  const timeline = priceTimeline(view.history, nowMs);
  return {
    view,
    timeline,
    place: element("div", { class: "chart", "data-part": "chart" }),
    table: priceTable(chartWindow(timeline, "all"), view.history.key.currency),
    tools: element("div", { class: "chart-tools" }),
  };
}

/** Chart, table and tools as they stand in the card. */
export function chartSection({ place, table, tools, timeline }: ChartSubject): HTMLElement | undefined {
  if (timeline.runs.length === 0) return undefined;
  return element("section", { class: "price-chart" }, place, element("div", { class: "chart-foot" }, table.root, tools));
}
