// What the shopper saw on other product pages, put beside the page that is open: the same item in
// another listing, and coupons that count here too. All of it stays on this device.
import type { Facts } from "../engine-contract.js";
import type { LookAlikeView, SeenProduct } from "../messages/elsewhere.js";
import type { PageToRead } from "./page-reader.js";
import type { Services } from "./services.js";
import type { SeenCoupon } from "./store/seen-coupons.js";

/** As many as the panel shows. */
const MAX_LOOK_ALIKES = 3;
/** How long a mark "not the same" stays in view, so that it can be undone. */
const UNDO_MS = 3_600_000;

/** Remembers the page's product and answers where the same item was seen; nothing in private windows. */
export async function lookElsewhere(facts: Facts, page: PageToRead, services: Services): Promise<LookAlikeView[]> {
  if (page.is_private || !(await services.store.settings.read()).remember_products) return [];
  const { seenProducts } = services.store;
  const seen = await seenProducts.list();
  const answer = await services.engine.call("products.look_alikes", { facts, seen });
  const product = answer.ok ? answer.value.product : undefined;
  if (!answer.ok || !product) return [];
  const { name } = facts.store ?? {};
  await seenProducts.write({
    ...product,
    url_id: facts.product?.id ?? product.id,
    ...(name === undefined ? {} : { store_name: name }),
    seen_at: page.now.toISOString(),
  });
  const found = answer.value.look_alikes;
  const refusals = await seenProducts.refusals(product.id, found.map(({ id }) => id));
  const byId = new Map(seen.map((row) => [row.id, row]));
  return found
    .flatMap((row, i) => {
      const refusedAt = refusals[i];
      const there = byId.get(row.id);
      const isOver = refusedAt !== undefined && page.now.getTime() - Date.parse(refusedAt) > UNDO_MS;
      if (!there || isOver) return [];
      const price = row.price === undefined ? {} : { price: row.price };
      return [{ ...seenView(there), reasons: row.reasons, ...price, is_refused: refusedAt !== undefined }];
    })
    .slice(0, MAX_LOOK_ALIKES);
}

function seenView({ id, url_id: urlId, title, store_name: store, seen_at: seenAt, currency, price_minor: price }: SeenProduct) {
  return {
    id,
    url_id: urlId,
    title,
    seen_at: seenAt,
    ...(store === undefined ? {} : { store_name: store }),
    ...(price && currency !== undefined ? { price_there: { currency, ...price } } : {}),
  };
}

const productId = ({ product }: Facts): string | undefined => product?.canonical_id ?? product?.id;

/** Coupons that other pages showed; what this page no longer shows of its own is gone. */
export async function couponsSeen(facts: Facts, page: PageToRead, services: Services): Promise<SeenCoupon[]> {
  if (page.is_private) return [];
  const coupons = await services.store.seenCoupons.forStore(facts.store?.id);
  return coupons.filter((coupon) => coupon.product_id !== productId(facts));
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
