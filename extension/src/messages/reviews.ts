// Reviews of a product, as the device keeps them and the card shows them.
import type { ReviewDigest, ReadingOfReview } from "../review-contract.js";

/** A review as the review engine takes it; of its pictures only how many there are. */
export interface KeptReview {
  id: string;
  /** 1 to 5. */
  stars?: number;
  /** Hostile text, empty where the buyer wrote nothing. */
  text: string;
  /** The shop's translation. */
  translated?: string;
  /** ISO 639, as the shop says. */
  language?: string;
  /** YYYY-MM-DD. */
  date?: string;
  country?: string;
  /** The variant, as printed. */
  sku?: string;
  photos: number;
  helpful?: number;
  /** What the buyer added later. */
  follow_up?: string;
}

/** All that is known of a product's reviews. */
export interface ReviewCollection {
  /** Of the product. */
  id: string;
  title?: string;
  reviews: KeptReview[];
  /** How many there are by the shop's count, ratings without words included. */
  total?: number;
  /** How many of the shop's pages of reviews were loaded on request, from the first. */
  pages_loaded: number;
  /** ISO 8601 UTC, when the last of them was; after a day it begins again from the first. */
  loaded_at?: string;
  /** The shop has no further page. */
  is_complete?: true;
  /** ISO 8601 UTC, when the latest were seen. */
  seen_at: string;
}

/**
 * Whether more can be loaded: possible · needs_agreement: not agreed to yet · complete: there are no more, or as
 * many as are kept · impossible: in private windows, and where the shop's address for it is not known.
 */
export type MoreReviews = "possible" | "needs_agreement" | "complete" | "impossible";

export interface ReviewsView {
  product_id: string;
  digest: ReviewDigest;
  /** Those that hold words, with what was read in each. */
  reviews: (KeptReview & { reading?: ReadingOfReview })[];
  /** How many reviews the digest rests on. */
  read: number;
  /** How many there are by the shop's count. */
  total?: number;
  more: MoreReviews;
}

/** What the page shows of reviews; the digest is absent where the page asks for a check instead. */
export type ReviewsAnswer = { state: "read"; view: ReviewsView } | { state: "blocked" };

/** What became of loading one more page; blocked: the shop asks for a check first. */
export interface LoadedReviews {
  outcome: "loaded" | "blocked" | "complete";
  /** How many of them were not known yet. */
  added: number;
  /** How many are kept now. */
  kept: number;
  total?: number;
}

/** The product whose reviews a page shows. */
export interface ReviewedProduct {
  id: string;
  title?: string;
}
