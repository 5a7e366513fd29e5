// Coupons that other shoppers saw on a product's page, as the server sends them: checked here, and whether
// one applies is the engine's to decide.
import type { Required } from "../messages/announcement.js";
import type { SeenCoupon } from "../messages/elsewhere.js";
import { readRequired } from "./announcements.js";

/** With who stands behind it. */
export type CrowdCoupon = SeenCoupon & { shoppers: Required };

/** The server sends no more. */
const MAX_COUPONS = 12;
const KINDS: readonly CrowdCoupon["kind"][] = ["store", "platform", "across_store", "code"];
const TERMS = ["amount_minor", "percent", "min_spend_minor"] as const;

type Fields = Record<string, unknown>;
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isTime = (value: unknown): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isText = (value: unknown, form: RegExp): value is string => typeof value === "string" && form.test(value);

/** One product's coupons out of a bucket; those that are malformed are left out. */
export function couponsOf(bucket: unknown, productId: string): CrowdCoupon[] {
  const { products } = bucket as { products?: unknown };
  if (!Array.isArray(products)) return [];
  return (products as { product_id?: unknown; coupons?: unknown }[])
    .filter(({ product_id: id }) => id === productId)
    .flatMap(({ coupons }) => (Array.isArray(coupons) ? (coupons as unknown[]) : []))
    .flatMap((coupon) => readCoupon((coupon ?? {}) as Fields, productId) ?? [])
    .slice(0, MAX_COUPONS);
}

function readCoupon(fields: Fields, productId: string): CrowdCoupon | undefined {
  const { kind, currency, store_id: store, code, ends, last_seen: seenAt } = fields;
  const shoppers = readRequired(fields);
  if (!KINDS.includes(kind as CrowdCoupon["kind"]) || !isText(currency, /^[A-Z]{3}$/)) return undefined;
  if (!isTime(seenAt) || !shoppers || shoppers.keys < 1) return undefined;
  if (!isAmount(fields.amount_minor) && !isAmount(fields.percent)) return undefined;
  return {
    kind: kind as CrowdCoupon["kind"],
    currency,
    seen_at: seenAt,
    product_id: productId,
    shoppers,
    ...Object.fromEntries(TERMS.flatMap((term) => (isAmount(fields[term]) ? [[term, fields[term]]] : []))),
    ...(isText(store, /^\d{5,20}$/) ? { store_id: store } : {}),
    ...(isText(code, /^[0-9A-Za-z]{3,32}$/) ? { code } : {}),
    ...(isTime(ends) ? { ends } : {}),
  };
}
