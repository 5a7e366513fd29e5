// What of a page's facts seller and listing are judged by.
import type { Facts } from "../../engine-contract.js";
import type { ListingFacts } from "../../messages/trust.js";

export function listingFacts({ page, product, offer, skus, shipping, rating, sold, store }: Facts): ListingFacts {
  return {
    page,
    ...(product ? { product } : {}),
    ...(offer ? { offer } : {}),
    ...(skus ? { skus } : {}),
    ...(shipping ? { shipping } : {}),
    ...(rating ? { rating } : {}),
    ...(sold ? { sold } : {}),
    ...(store ? { store } : {}),
  };
}
