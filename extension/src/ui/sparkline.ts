// A price history at a glance: a step line as inline SVG, with its figures as a label.
import { text } from "../i18n/text.js";
import type { PriceRun } from "../engine-contract.js";
import { formatMoney } from "./money.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 132;
const HEIGHT = 36;
const MARGIN = 3;

/** Absent when there are not two prices to draw a line between. */
export function sparkline(runs: readonly PriceRun[], currency: string): SVGSVGElement | undefined {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last || first.from === last.to) return undefined;
  const prices = runs.map(({ price_minor: price }) => price);
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const begin = Date.parse(first.from);
  const span = Date.parse(last.to) - begin;
  const x = (time: string) => MARGIN + ((Date.parse(time) - begin) / span) * (WIDTH - 2 * MARGIN);
  const y = (price: number) =>
    high === low ? HEIGHT / 2 : MARGIN + ((high - price) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const svg = shape("svg", {
    viewBox: `0 0 ${String(WIDTH)} ${String(HEIGHT)}`,
    class: "spark",
    role: "img",
    "aria-label": text("watchlist.spark", { low: money(low), high: money(high), now: money(last.price_minor) }),
  }) as SVGSVGElement;
  svg.append(
    shape("path", { d: stepLine(runs, x, y) }),
    shape("circle", { cx: x(last.to).toFixed(1), cy: y(last.price_minor).toFixed(1), r: "2.5" }),
  );
  return svg;
}

/** Along each run, and straight down or up where the next one begins. */
function stepLine(runs: readonly PriceRun[], x: (time: string) => number, y: (price: number) => number): string {
  return runs
    .map(({ from, to, price_minor: price }, index) => {
      const level = y(price).toFixed(1);
      const start = x(from).toFixed(1);
      const join = index === 0 ? `M${start} ${level}` : `H${start}V${level}`;
      return `${join}H${x(to).toFixed(1)}`;
    })
    .join("");
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const created = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, value);
  return created;
}
