// What the shopper saw on other product pages, put beside the page that is open: the same item in
// another listing, and coupons that count here too. All of it stays on this device.
import type { Facts, OfferCost } from "../engine-contract.js";
import type { CouponOrigin, LookAlikeView, ProductOnPage, SeenCoupon, SeenProduct } from "../messages/elsewhere.js";
import { comparableProduct } from "./comparable-product.js";
import type { CrowdCoupon } from "./crowd-coupons.js";
import type { PageToRead } from "./page-to-read.js";
import type { Services } from "./services.js";

/** As many as the panel shows. */
const MAX_LOOK_ALIKES = 3;
/** How long a mark "not the same" stays in view, so that it can be undone. */
const UNDO_MS = 3_600_000;

/** What to look for elsewhere; undefined in private windows and where the shopper does not want it. */
export async function productOnPage(
  facts: Facts,
  cost: OfferCost | undefined,
  page: PageToRead,
  services: Services,
): Promise<ProductOnPage | undefined> {
  const product = comparableProduct(facts, cost);
  if (!product || page.is_private || !(await services.store.settings.read()).remember_products) return undefined;
  const name = facts.store?.name;
  return {
    ...product,
    url_id: facts.product?.id ?? product.id,
    ...(name === undefined ? {} : { store_name: name }),
  };
}

/** Remembers the product and answers where the same item was seen; nothing where the shopper does not want it. */
export async function lookElsewhere(onPage: ProductOnPage, now: Date, services: Services): Promise<LookAlikeView[]> {
  if (!(await services.store.settings.read()).remember_products) return [];
  const { url_id: _, store_name: __, ...product } = onPage;
  const { seenProducts } = services.store;
  const seen = await seenProducts.list();
  const answer = await services.engine.call("products.look_alikes", { product, seen });
  await seenProducts.write({ ...onPage, seen_at: now.toISOString() });
  if (!answer.ok) return [];
  const found = answer.value.look_alikes.flatMap((row) => {
    const there = seen[row.index];
    return there ? [{ row, there }] : [];
  });
  const refusals = await seenProducts.refusals(product.id, found.map(({ there }) => there.id));
  return found
    .map(({ row: { signals, title_percent, numbers, price }, there }, i) => ({
      ...seenView(there),
      signals,
      title_percent,
      ...(numbers ? { numbers } : {}),
      ...(price ? { price } : {}),
      refused_at: refusals[i],
    }))
    .filter(({ refused_at: at }) => at === undefined || now.getTime() - Date.parse(at) < UNDO_MS)
    .map(({ refused_at: at, ...view }) => ({ ...view, is_refused: at !== undefined }))
    .slice(0, MAX_LOOK_ALIKES);
}

function seenView({ id, url_id, title, store_name, seen_at, currency, price_minor: price }: SeenProduct) {
  return {
    id,
    url_id,
    title,
    seen_at,
    ...(store_name === undefined ? {} : { store_name }),
    ...(price && currency !== undefined ? { price_there: { currency, ...price } } : {}),
  };
}

const productId = ({ product }: Facts): string | undefined => product?.canonical_id ?? product?.id;

/** As many as the engine takes. */
const MAX_COUPONS = 200;

/**
 * Coupons that this page need not show: `shared`, which other shoppers saw on this product, then those that
 * other pages showed; what this page no longer shows of its own is gone.
 */
export async function couponsSeen(
  facts: Facts,
  shared: readonly CrowdCoupon[],
  page: PageToRead,
  services: Services,
): Promise<(SeenCoupon | CrowdCoupon)[]> {
  if (page.is_private) return [];
  const coupons = await services.store.seenCoupons.forStore(facts.store?.id);
  const elsewhere = coupons.filter((coupon) => coupon.product_id !== productId(facts));
  return [...shared, ...elsewhere].slice(0, MAX_COUPONS);
}

/** Where the coupons come from that the cost uses and the page does not show, by their index. */
export function couponOrigins(
  cost: OfferCost,
  seen: readonly (SeenCoupon | CrowdCoupon)[],
): Record<number, CouponOrigin> {
  const used = cost.coupons.filter((coupon) => coupon.seen === true && coupon.use === "applied");
  return Object.fromEntries(
    used.flatMap(({ index }) => {
      const coupon = seen[index];
      if (!coupon) return [];
      const { kind, seen_at, code } = coupon;
      const shoppers = "shoppers" in coupon ? { shoppers: coupon.shoppers } : {};
      return [[index, { kind, seen_at, ...(code === undefined ? {} : { code }), ...shoppers }]];
    }),
  );
}

export async function keepCoupons(facts: Facts, page: PageToRead, services: Services): Promise<void> {
  const { coupons = [], offer, store } = facts;
  const id = productId(facts);
  if (page.is_private || !offer || coupons.length === 0) return;
  const origin = {
    currency: offer.currency,
    seen_at: page.now.toISOString(),
    ...(id === undefined ? {} : { product_id: id }),
    ...(store?.id === undefined ? {} : { store_id: store.id }),
  };
  await services.store.seenCoupons.write(coupons.map((coupon) => ({ ...coupon, ...origin })));
}
