// What a page's facts say about a watched product, for the engine to compare.
import type { Facts, Observation, Offer, Series, SeriesKey } from "../../engine-contract.js";
import type { WatchReading } from "../../messages/watch.js";
import { seriesId, seriesKey } from "../store/series-store.js";

/** @param observations what the engine takes these facts to justify */
export function readingOf(key: SeriesKey, facts: Facts, observations: readonly Observation[]): WatchReading {
  if (facts.page === "blocked" || facts.state === "blocked") return { outcome: "blocked" };
  const id = facts.product?.canonical_id ?? facts.product?.id;
  if (facts.page !== "product" || (id !== undefined && id !== key.product_id)) return { outcome: "failed" };
  // The shop itself says so; there is no price then, and nothing to compare.
  if (facts.state === "unavailable") return { outcome: "ok", key, in_stock: false };
  const price = priceOf(key, facts, observations);
  if (!price) return { outcome: "failed" };
  const inStock = stockState(key, facts, observations);
  const { price_minor: _nobodyPays, ...unpriced } = price;
  return {
    outcome: "ok",
    // A price that nobody can buy at reaches no target and is no new low.
    ...(inStock === false ? unpriced : price),
    ...(inStock === undefined ? {} : { in_stock: inStock }),
    ...(facts.coupons ? { coupons: facts.coupons.map(couponName) } : {}),
  };
}

/** The very series' price; else what there is, under its own key, for the engine to leave aside. */
function priceOf(
  key: SeriesKey,
  { skus, offer }: Facts,
  observations: readonly Observation[],
): Pick<WatchReading, "key" | "price_minor"> | undefined {
  const same = observations.find((observation) => seriesId(observation) === seriesId(key));
  if (same) return { key, price_minor: same.price_minor };
  const [any] = observations;
  if (!any || !offer) return undefined;
  // The watched variant need not be the selected one: its row names its price as well.
  const row = skus?.find(({ id }) => id === key.sku_id);
  if (row?.price_minor !== undefined && isSameTerms(key, offer)) return { key, price_minor: row.price_minor };
  return { key: seriesKey(any), price_minor: any.price_minor };
}

const isSameTerms = (key: SeriesKey, { currency, ship_to: shipTo, context }: Offer): boolean =>
  key.currency === currency && key.ship_to === shipTo && key.context === context;

/** What the engine says of the very series; of a variant that is not selected, its row. */
function stockState(key: SeriesKey, { skus }: Facts, observations: readonly Observation[]): boolean | undefined {
  const same = observations.find((observation) => seriesId(observation) === seriesId(key));
  if (same) return same.in_stock;
  const stock = skus?.find(({ id }) => id === key.sku_id)?.stock;
  return stock === undefined ? undefined : stock > 0;
}

type Coupon = NonNullable<Facts["coupons"]>[number];

/** The same for the same coupon; dates are left out, as shops extend them daily. */
function couponName({ kind, code, amount_minor: amount, percent, min_spend_minor: least }: Coupon): string {
  return [kind, code ?? "", amount ?? "", percent ?? "", least ?? ""].join(":");
}

/** The lowest price of a series before its latest one, at which it could be bought. */
export function lowestBefore(series: Series | undefined): number | undefined {
  const runs = series?.runs.slice(0, -1).filter(({ in_stock: inStock }) => inStock !== false) ?? [];
  const prices = runs.map(({ price_minor: price }) => price);
  return prices.length === 0 ? undefined : Math.min(...prices);
}
