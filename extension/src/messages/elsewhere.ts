// Products and coupons that the shopper saw on other pages, as the background keeps them and the
// panel shows them.
import type { Methods } from "../engine-contract.js";
import type { Required } from "./announcement.js";

/** A product as the engine compares it. */
export type ComparableProduct = Methods["products.look_alikes"]["args"]["product"];
type FoundLookAlike = Methods["products.look_alikes"]["value"]["look_alikes"][number];

/** What a page shows of its product, enough to know the same item in another listing. */
export interface ProductOnPage extends ComparableProduct {
  /** The id of its address: US listings have one of their own. */
  url_id: string;
  store_name?: string;
}

/** A product page that was opened; one row for each product. */
export interface SeenProduct extends ProductOnPage {
  /** ISO 8601 UTC. */
  seen_at: string;
}

/** A coupon as the engine takes it, with the product whose page showed it, and the code it showed. */
export type SeenCoupon = NonNullable<Methods["offer.cost"]["args"]["coupons_seen"]>[number] & {
  product_id?: string;
  code?: string;
};

/** A product that is very likely the same item as the one of the page: why, and how prices compare. */
export interface LookAlikeView extends Pick<FoundLookAlike, "signals" | "title_percent" | "numbers" | "price"> {
  id: string;
  url_id: string;
  title: string;
  store_name?: string;
  seen_at: string;
  /** As it was seen there; absent when no price was. */
  price_there?: { currency: string; min: number; max: number };
  /** True for one that the shopper has just marked as not the same, which can still be undone. */
  is_refused: boolean;
}

/** "These two are not the same": remembered, and taken back with `is_refused` false. */
export interface LookAlikeMark {
  product_id: string;
  other_id: string;
  is_refused: boolean;
}

/** Where a coupon comes from that this page does not show. */
export interface CouponOrigin {
  kind: "store" | "platform" | "across_store" | "code";
  /** ISO 8601 UTC. */
  seen_at: string;
  /** As that page showed it. */
  code?: string;
  /** Who saw it on this very product; absent for one that this device saw on another page. */
  shoppers?: Required;
}
