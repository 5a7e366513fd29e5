// How the price moves, in one or two sentences.
import { text } from "../../../i18n/text.js";
import { element } from "../../../ui/dom.js";
import { formatPercent } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";

export function saleRhythm({ history: { stats, verdict } }: PricedView): HTMLElement | undefined {
  if (!verdict.enough_data) return undefined;
  // The figures are those of the last price that could be bought, not of the one shown now.
  const permille = verdict.label === "sold_out" ? undefined : stats.at_or_below_permille;
  const sentences = [sales(stats.sales), atOrBelow(permille)].filter((it) => it !== undefined);
  return sentences.length === 0 ? undefined : element("p", { class: "rhythm", "data-part": "rhythm" }, sentences.join(" "));
}

type Sales = PricedView["history"]["stats"]["sales"];

function sales(rhythm: Sales): string | undefined {
  if (!rhythm) return undefined;
  const { count, median_days_between: between } = rhythm;
  if (count === 0) return text("rhythm.none");
  if (count === 1 || between === undefined) return text("rhythm.once");
  return text("rhythm.often", { count: String(count), days: String(between) });
}

function atOrBelow(permille: number | undefined): string | undefined {
  return permille === undefined ? undefined : text("rhythm.at_or_below", { percent: formatPercent(permille / 10) });
}
