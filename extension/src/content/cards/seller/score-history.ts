// How the score changed while the store was known: a line from 0 to 100.
import { text } from "../../../i18n/text.js";
import type { SellerTrust } from "../../../trust-contract.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatPoints } from "./seller-words.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 300;
const HEIGHT = 44;
const MARGIN = 3;

/** Absent until there are scores of two days. */
export function scoreHistory({ history }: SellerTrust): HTMLElement | undefined {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || first.seen_at.slice(0, 10) === last.seen_at.slice(0, 10)) return undefined;
  const begin = Date.parse(first.seen_at);
  const span = Date.parse(last.seen_at) - begin;
  const x = (time: string) => MARGIN + ((Date.parse(time) - begin) / span) * (WIDTH - 2 * MARGIN);
  const y = (score: number) => MARGIN + (1 - score) * (HEIGHT - 2 * MARGIN);
  const scores = history.map(({ score }) => score);
  const label = text("seller.history_label", {
    first: formatPoints(first.score),
    first_day: formatDay(first.seen_at),
    last: formatPoints(last.score),
    last_day: formatDay(last.seen_at),
    low: formatPoints(Math.min(...scores)),
    high: formatPoints(Math.max(...scores)),
  });
  const point = (row: { seen_at: string }, score: number) => `${x(row.seen_at).toFixed(1)} ${y(score).toFixed(1)}`;
  const upper = history.map((row) => point(row, row.high));
  const lower = history.map((row) => point(row, row.low)).reverse();
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "score-history", role: "img", "aria-label": label })) {
    svg.setAttribute(name, value);
  }
  svg.append(path("band", `M${upper.join("L")}L${lower.join("L")}Z`), path("line", `M${history.map((row) => point(row, row.score)).join("L")}`));
  return element(
    "section",
    { "data-part": "score-history" },
    element("p", { class: "note" }, text("seller.history", { day: formatDay(first.seen_at) })),
    svg,
  );
}

function path(name: string, line: string): SVGPathElement {
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("class", name);
  drawn.setAttribute("d", line);
  return drawn;
}
