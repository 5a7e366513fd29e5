// The verdict in words, coloured by tone; the colour is never the only sign.
import type { Verdict } from "../../../engine-contract.js";
import { element, icon } from "../../../ui/dom.js";
import { verdictTitle } from "../../../ui/verdict-title.js";
import type { PricedView } from "./card-model.js";
import { text } from "../../../i18n/text.js";
import { formatMoney } from "../../../ui/money.js";
import { evidenceLines } from "./evidence-text.js";
import { isOfPublicPrice } from "./public-price.js";

type Tone = "good" | "fair" | "high" | "unknown";

/** The engine's labels (wasm-core/rules/weights/deal.json) by tone. */
const TONES: Record<Verdict["label"], Tone> = {
  great: "good",
  good: "good",
  fair: "fair",
  high: "high",
  poor: "high",
  not_enough_history: "unknown",
  not_seen_lately: "unknown",
};

const ICONS: Record<Tone, string> = {
  good: "M5 13l4 4L19 7",
  fair: "M5 12h14",
  high: "M12 19V5M6 11l6-6 6 6",
  unknown: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
};

export function verdictBanner({ history, offer }: PricedView): HTMLElement {
  const { verdict, stats } = history;
  const tone = TONES[verdict.label];
  const lines = evidenceLines(verdict);
  if (isOfPublicPrice(history, offer) && stats.current_minor !== undefined) {
    lines.unshift(text("public.judged", { price: formatMoney(stats.current_minor, offer.currency) }));
  }
  return element(
    "div",
    { class: `verdict ${tone}`, "data-part": "verdict", "data-label": verdict.label },
    icon(ICONS[tone]),
    element(
      "div",
      {},
      element("strong", {}, verdictTitle(verdict.label)),
      element("ul", { "data-part": "evidence" }, ...lines.map((line) => element("li", {}, line))),
    ),
  );
}
