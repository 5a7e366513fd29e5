// The history as a table: for screen readers, and for whoever wants the numbers.
import { text } from "../../../i18n/text.js";
import type { HistoryView } from "../../../messages/page-view.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";

/** The newest stretches come first; more than this helps nobody. */
const MAX_ROWS = 60;

export function priceTable({ runs, key }: HistoryView): HTMLElement | undefined {
  if (runs.length === 0) return undefined;
  const heads = [text("table.from"), text("table.to"), text("table.price")];
  const rows = runs
    .slice(-MAX_ROWS)
    .reverse()
    .map((run) => [formatDay(run.from), formatDay(run.to), formatMoney(run.price_minor, key.currency)]);
  return element(
    "details",
    { class: "table", "data-part": "table" },
    element("summary", {}, text("table.show")),
    element(
      "table",
      {},
      element("caption", { class: "visually-hidden" }, text("table.caption")),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell))))),
    ),
  );
}
