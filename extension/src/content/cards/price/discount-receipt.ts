// The honest discount: what the page claims beside what the history supports, each with the price
// and the dates it rests on.
import type { Evidence, ListPriceCheck } from "../../../engine-contract.js";
import { text } from "../../../i18n/text.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney, formatPercent } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";

export function discountReceipt({ history: { key, verdict } }: PricedView): HTMLElement | undefined {
  const { claimed_discount_percent: claimed, legal_discount_percent: legal, typical_discount_percent: typical } = verdict;
  if (claimed === undefined) return undefined;
  const isSoldOut = verdict.label === "sold_out";
  const basis = (id: Evidence["id"]) => basisOf(verdict.evidence.find((evidence) => evidence.id === id), key.currency);
  const checks =
    legal !== undefined || typical !== undefined
      ? [
          row("legal-discount", text("discount.legal"), legal, basis("legal_discount")),
          row("typical-discount", text("discount.typical"), typical, basis("typical_discount")),
          verdict.list_price && listPriceFinding(verdict.list_price, key.currency),
        ]
      : [element("p", { class: "unchecked" }, text(isSoldOut ? "discount.sold_out" : "discount.unchecked"))];
  return element(
    "section",
    { class: "receipt", "aria-label": text("discount.label") },
    row("claimed-discount", text("discount.claimed"), claimed),
    ...checks,
  );
}

/** "lowest of …: $20, 1 Oct – 31 Oct" */
function basisOf(evidence: Evidence | undefined, currency: string): string | undefined {
  if (evidence?.reference_minor === undefined) return undefined;
  return text("discount.basis", {
    amount: formatMoney(evidence.reference_minor, currency),
    from: formatDay(evidence.from),
    to: formatDay(evidence.to),
  });
}

function listPriceFinding(check: ListPriceCheck, currency: string): HTMLElement {
  const { finding, reference_minor: reference, from, to } = check;
  const words = { amount: formatMoney(reference, currency), from: formatDay(from), to: formatDay(to) };
  return element(
    "p",
    { class: `finding ${finding === "charged" ? "sound" : "doubtful"}`, "data-part": "list-price-finding" },
    text(`finding.${finding}`, words),
  );
}

function row(part: string, label: string, percent: number | undefined, basis?: string): HTMLElement {
  return element(
    "p",
    {},
    element("span", {}, label, basis === undefined ? undefined : element("small", {}, basis)),
    element("strong", { "data-part": part, class: percent === undefined ? "unknown" : "" }, shown(percent)),
  );
}

function shown(percent: number | undefined): string {
  if (percent === undefined) return text("discount.unknown");
  if (Math.round(percent) === 0) return text("discount.none");
  // A negative discount is a price above the reference.
  return percent < 0
    ? text("discount.above", { percent: formatPercent(-percent) })
    : text("discount.off", { percent: formatPercent(percent) });
}
