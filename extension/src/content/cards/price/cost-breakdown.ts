// What the offer comes to: the arithmetic from the price to the total, folded away at first.
import type { OfferCost, PublicPrice } from "../../../engine-contract.js";
import { text } from "../../../i18n/text.js";
import type { CouponOrigin } from "../../../messages/elsewhere.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney, formatPercent } from "../../../ui/money.js";
import { shoppersText } from "../../../ui/shoppers-text.js";

type Span = NonNullable<OfferCost["total"]>;
/** Where coupons come from that the page does not show, by their index. */
type CouponOrigins = Record<number, CouponOrigin>;

/**
 * @param everyone what others pay, where the price is personal
 * @param origins  of coupons that the page does not show
 */
export function costBreakdown(cost: OfferCost, everyone?: PublicPrice, origins: CouponOrigins = {}): HTMLElement | undefined {
  const lines = [
    ...personalLines(cost, everyone),
    goodsLine(cost),
    ...couponLines(cost, origins),
    shippingLine(cost),
    taxLine(cost),
    totalLine(cost),
    pieceLine(cost),
  ].filter((line) => line !== undefined);
  // The price alone is on the card already.
  const saysMore = everyone ?? cost.total ?? cost.shipping ?? cost.per_piece ?? (cost.coupons.length > 0 ? cost : undefined);
  if (saysMore === undefined) return undefined;
  return element(
    "details",
    { class: "cost", "data-part": "cost" },
    element("summary", {}, text("cost.title"), element("strong", { "data-part": "cost-total" }, headline(cost))),
    element("dl", {}, ...lines),
    taxNote(cost),
    ...couponNotes(cost, origins),
  );
}

function headline(cost: OfferCost): string {
  const { goods_after_coupons_minor: goods, shipping, total } = cost;
  if (total) return span(total, cost);
  return text("cost.at_least", { amount: money(goods + (shipping?.cost_minor ?? 0), cost) });
}

/** From the public price to the one on the page. */
function personalLines(cost: OfferCost, everyone: PublicPrice | undefined): HTMLElement[] {
  if (everyone === undefined || cost.quantity !== 1) return [];
  const { price_minor: price, personal_minor: part, seen_at: seenAt } = everyone;
  const sign = part < 0 ? "+" : "−";
  return [
    line("public", text("cost.public"), money(price, cost), text("cost.public_seen", { date: formatDay(seenAt) })),
    line("personal", text("cost.personal"), `${sign}${money(Math.abs(part), cost)}`),
  ];
}

function goodsLine(cost: OfferCost): HTMLElement {
  const label = cost.price_of === "lowest" ? text("cost.goods_lowest") : text("cost.goods");
  return line("goods", label, money(cost.goods_minor, cost));
}

function couponLines(cost: OfferCost, origins: CouponOrigins): HTMLElement[] {
  return cost.coupons.flatMap(({ use, index, seen, saves_minor: saves, left_minor: left }) => {
    if (use !== "applied" || saves === undefined || left === undefined) return [];
    const origin = seen ? origins[index] : undefined;
    const label = origin ? seenLabel(origin) : text("cost.coupon");
    const code = origin?.code === undefined ? [] : [text("cost.coupon_code", { code: origin.code })];
    const behind = origin?.shoppers ? [text("cost.coupon_shoppers", { shoppers: shoppersText(origin.shoppers) })] : [];
    const note = [...behind, ...code, text("cost.coupon_left", { amount: money(left, cost) })].join(" · ");
    return [line(partOf(origin), label, `−${money(saves, cost)}`, note)];
  });
}

function partOf(origin: CouponOrigin | undefined): string {
  if (!origin) return "coupon";
  return origin.shoppers ? "coupon-shared" : "coupon-seen";
}

function seenLabel({ kind, seen_at: seenAt, shoppers }: CouponOrigin): string {
  const date = formatDay(seenAt);
  if (shoppers) return text("cost.coupon_shared", { date });
  return kind === "store" ? text("cost.coupon_seen_store", { date }) : text("cost.coupon_seen", { date });
}

/** What to keep in mind of coupons that the page does not show. */
function couponNotes({ coupons }: OfferCost, origins: CouponOrigins): HTMLElement[] {
  const used = coupons.filter(({ use, seen }) => use === "applied" && seen === true);
  const isShared = ({ index }: { index: number }) => origins[index]?.shoppers !== undefined;
  const note = (part: string, said: string) => element("p", { class: "note", "data-part": part }, said);
  return [
    ...(used.some(isShared) ? [note("coupon-shared-note", text("cost.coupon_shared_note"))] : []),
    ...(used.some((coupon) => !isShared(coupon)) ? [note("coupon-seen-note", text("cost.coupon_seen_note"))] : []),
  ];
}

function shippingLine(cost: OfferCost): HTMLElement {
  const { shipping } = cost;
  if (!shipping) return line("shipping", text("cost.shipping"), text("cost.unknown"));
  const amount = shipping.cost_minor === 0 ? text("cost.free") : money(shipping.cost_minor, cost);
  return line("shipping", text("cost.shipping"), amount, shipping.carrier);
}

function taxLine(cost: OfferCost): HTMLElement {
  const { tax } = cost;
  switch (tax.state) {
    case "included":
      return line("tax", text("cost.tax"), text("cost.tax_included"));
    case "added":
      return line("tax", text("cost.tax"), money(tax.max_minor ?? 0, cost));
    case "may_be_added":
      return line("tax", text("cost.tax"), text("cost.tax_up_to", { amount: money(tax.max_minor ?? 0, cost) }));
    case "unknown":
      return line("tax", text("cost.tax"), text("cost.unknown"));
  }
}

function totalLine(cost: OfferCost): HTMLElement | undefined {
  return cost.total && line("total", text("cost.total"), span(cost.total, cost));
}

function pieceLine(cost: OfferCost): HTMLElement | undefined {
  if (cost.per_piece === undefined || cost.pieces === undefined) return undefined;
  const note = text("cost.pieces", { count: String(cost.pieces * cost.quantity) });
  return line("per-piece", text("cost.per_piece"), span(cost.per_piece, cost), note);
}

/** Where a tax rule was used: which one, from when, from whom. */
function taxNote({ tax }: OfferCost): HTMLElement | undefined {
  if (!tax.rule) return undefined;
  const { tax: name, country, rate_permille: rate, as_of: asOf, source } = tax.rule;
  const words = { tax: name, country, rate: formatPercent(rate / 10), as_of: asOf };
  const said = tax.above_limit ? text("cost.rule_above_limit", words) : text("cost.rule", words);
  return element("p", { class: "note", "data-part": "tax-rule", title: source }, said);
}

function line(part: string, label: string, amount: string, note?: string): HTMLElement {
  return element(
    "div",
    { "data-part": part },
    element("dt", {}, label, note === undefined ? undefined : element("small", { dir: "auto" }, note)),
    element("dd", {}, amount),
  );
}

function span({ min_minor: low, max_minor: high }: Span, cost: OfferCost): string {
  return low === high ? money(low, cost) : text("offer.range", { low: money(low, cost), high: money(high, cost) });
}

function money(amountMinor: number, { currency }: OfferCost): string {
  return formatMoney(amountMinor, currency);
}
