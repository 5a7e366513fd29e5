// The honest discount: what the page claims beside what the history supports.
import { text } from "../../../i18n/text.js";
import { element } from "../../../ui/dom.js";
import { formatPercent } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";

export function discountReceipt({ history: { verdict } }: PricedView): HTMLElement | undefined {
  const { claimed_discount_percent, legal_discount_percent, typical_discount_percent } = verdict;
  if (claimed_discount_percent === undefined) return undefined;
  const isChecked = legal_discount_percent !== undefined || typical_discount_percent !== undefined;
  const checks = isChecked
    ? [
        row("legal-discount", text("discount.legal"), legal_discount_percent),
        row("typical-discount", text("discount.typical"), typical_discount_percent),
      ]
    : [element("p", { class: "unchecked" }, text("discount.unchecked"))];
  return element(
    "section",
    { class: "receipt", "aria-label": text("discount.label") },
    row("claimed-discount", text("discount.claimed"), claimed_discount_percent),
    ...checks,
  );
}

function row(part: string, label: string, percent: number | undefined): HTMLElement {
  return element(
    "p",
    {},
    element("span", {}, label),
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
