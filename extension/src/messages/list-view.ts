// What badges in a list show: the cards that were read, and what is known of their prices.
import type { ListedJudgement } from "../engine-contract.js";
import type { Recommendation } from "../trust-contract.js";

/** What is known of a card's seller from pages that were opened before. */
export interface ListedSeller {
  recommendation: Recommendation;
  /** In the shopper's language. */
  text: string;
}

export interface ListedProduct {
  /** Every id under which a card's link may name the product; the first is its own in the list. */
  ids: string[];
  currency?: string;
  /** The price on the card, in minor units. */
  price_minor?: number;
  /** Absent where nothing may be said about the price, or nothing is known of it. */
  judgement?: ListedJudgement;
  /** Absent for stores never seen, and where too little is known. */
  seller?: ListedSeller;
}

export interface ListView {
  /** Empty on a page that is no list, that is blocked, or that has no cards. */
  products: ListedProduct[];
}
