// What is kept of a product page to know the same item again in another listing.
import type { Facts, OfferCost } from "../engine-contract.js";
import type { ComparableProduct } from "../messages/elsewhere.js";

/** The first pictures show the item; size charts and the store's banners come later. */
const MAX_PICTURES = 3;

/** Undefined for a page without an id or a title. */
export function comparableProduct(facts: Facts, cost: OfferCost | undefined): ComparableProduct | undefined {
  const { product, offer, store } = facts;
  const id = product?.canonical_id ?? product?.id;
  const title = product?.title;
  if (id === undefined || title === undefined || title === "") return undefined;
  const pictures = (product?.image_urls ?? []).slice(0, MAX_PICTURES).map(pictureName);
  return {
    id,
    title,
    pictures: pictures.filter((name) => name !== ""),
    ...(store?.id === undefined ? {} : { store_id: store.id }),
    ...(offer && cost ? { context: offer.context, currency: offer.currency, ...priceOf(offer, cost) } : {}),
    ...(offer?.ship_to === undefined ? {} : { ship_to: offer.ship_to }),
  };
}

/**
 * The name of an uploaded picture, whatever size and title its address asks for:
 * "…/kf/S955bf6f5.jpg_220x220.jpg" and "…/kf/S955bf6f5/Desk-Lamp.jpg" → "S955bf6f5".
 */
export const pictureName = (url: string): string => /\/kf\/([^./?#]+)/.exec(url)?.[1] ?? "";

/**
 * The price and the pieces it is for: of the variant that is cheapest by the piece, of the selected
 * one where its pieces are known, else over all variants. Shops sell "20 pcs" as one "piece": a
 * single piece is not taken for known, so that the title can say more.
 */
function priceOf({ price_minor: range }: NonNullable<Facts["offer"]>, cost: OfferCost) {
  const { cheapest_per_piece: cheapest, pieces = 1, unit_price_minor: unit, price_of: owner } = cost;
  const single = (price: number, count: number) => ({ price_minor: { min: price, max: price }, pieces: count });
  if (cheapest) return single(cheapest.price_minor, cheapest.pieces);
  if (pieces > 1 && owner === "selected") return single(unit, pieces);
  return { price_minor: range ?? { min: unit, max: unit }, ...(pieces > 1 ? { pieces } : {}) };
}
