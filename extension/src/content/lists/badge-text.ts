// The words of a badge: a short one for the card, the evidence for tooltip and screen reader.
import type { ListedJudgement } from "../../engine-contract.js";
import { text, type TextKey } from "../../i18n/text.js";
import { formatDay } from "../../ui/dates.js";
import { formatMoney, formatPercent } from "../../ui/money.js";
import { verdictTitle } from "../../ui/verdict-title.js";
import type { JudgedCard, KnownCard } from "./judged-card.js";

const SHORT_TITLES = {
  great: "badge.great",
  good: "badge.good",
  fair: "badge.fair",
  high: "badge.high",
  poor: "badge.poor",
} as const satisfies Partial<Record<ListedJudgement["label"], TextKey>>;

/** "Good price −8%", "Seller: recommended"; beside a price, the seller only where caution is called for. */
export function badgeLabel(card: KnownCard): string {
  const { judgement, product: { seller } } = card;
  const isSellerShown = seller !== undefined && (judgement === undefined || seller.recommendation === "caution");
  const parts = [judgement && priceLabel(judgement), isSellerShown ? text(`sellerbadge.${seller.recommendation}`) : undefined];
  return parts.filter((part) => part !== undefined).join(" · ");
}

/** The discount only where there is an honest one. */
function priceLabel({ label, legal_discount_percent: honest }: ListedJudgement): string {
  const title = label in SHORT_TITLES ? text(SHORT_TITLES[label as keyof typeof SHORT_TITLES]) : verdictTitle(label);
  return honest !== undefined && honest > 0 ? `${title} ${minus(honest)}` : title;
}

/** What the badge rests on, a sentence each. */
export function badgeEvidence(card: KnownCard): string[] {
  const { judgement, product: { seller } } = card;
  const price = judgement ? priceEvidence({ ...card, judgement }) : [];
  return [...price, ...(seller ? [text(`sellerbadge.${seller.recommendation}`), seller.text] : [])];
}

function priceEvidence(card: JudgedCard): string[] {
  return [verdictTitle(card.judgement.label), lowestText(card), discountText(card), typicalText(card)]
    .filter((line) => line !== undefined);
}

/** 8 → "−8%". */
const minus = (percent: number): string => `−${formatPercent(percent)}`;

function lowestText({ product, judgement }: JudgedCard): string | undefined {
  const { lowest, since } = judgement;
  const { currency, price_minor: price } = product;
  if (!lowest || since === undefined || currency === undefined || price === undefined) return undefined;
  const date = formatDay(since);
  if (price <= lowest.price_minor) return text("evidence.lowest", { date });
  return text("badge.lowest", { date, price: formatMoney(lowest.price_minor, currency), day: formatDay(lowest.time) });
}

function discountText({ judgement }: JudgedCard): string | undefined {
  const { claimed_discount_percent: claimed, legal_discount_percent: honest } = judgement;
  if (honest === undefined) return undefined;
  const isClaimed = claimed !== undefined && claimed > 0;
  if (honest > 0) {
    return isClaimed
      ? text("badge.claimed_honest", { claimed: minus(claimed), honest: minus(honest) })
      : text("badge.honest", { honest: minus(honest) });
  }
  if (!isClaimed) return undefined;
  return text(honest < 0 ? "badge.claimed_dearer" : "badge.claimed_none", { claimed: minus(claimed) });
}

function typicalText({ judgement: { typical_discount_percent: percent } }: JudgedCard): string | undefined {
  if (percent === undefined || percent === 0) return undefined;
  const amount = formatPercent(Math.abs(percent));
  return percent > 0
    ? text("evidence.below_typical", { percent: amount })
    : text("evidence.above_typical", { percent: amount });
}
