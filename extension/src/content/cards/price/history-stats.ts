// Lowest, typical and mean price, with what they rest on.
import { text } from "../../../i18n/text.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";

export function historyStats({ history }: PricedView): HTMLElement | undefined {
  const { stats, key } = history;
  const money = (amountMinor: number) => formatMoney(amountMinor, key.currency);
  const mean = stats.mean_minor?.d90;
  const figures = [
    stats.lowest &&
      figure("lowest", text("stats.lowest"), money(stats.lowest.price_minor), formatDay(stats.lowest.time)),
    stats.typical_minor === undefined
      ? undefined
      : figure(
          "typical",
          text("stats.typical"),
          money(stats.typical_minor),
          text("stats.typical_note"),
        ),
    mean === undefined ? undefined : figure("mean", text("stats.mean"), money(mean), text("stats.mean_days")),
  ].filter((part) => part !== undefined);
  return figures.length === 0 ? undefined : element("dl", { class: "stats" }, ...figures);
}

function figure(part: string, label: string, amount: string, note: string): HTMLElement {
  return element(
    "div",
    {},
    element("dt", {}, label),
    element("dd", { class: "amount", "data-part": part }, amount),
    element("dd", { class: "note" }, note),
  );
}
