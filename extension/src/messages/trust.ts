// Whether a seller can be trusted: what a page hands over to be judged, what is kept, what is shown.
import type { Facts } from "../engine-contract.js";
import type { ReviewPattern } from "../review-contract.js";
import type { ListingSignal, SellerTrust } from "../trust-contract.js";
import type { ProductOnPage } from "./elsewhere.js";

export type StoreFacts = NonNullable<Facts["store"]>;

/** The part of a page's facts that says something about seller and listing. */
export type ListingFacts = Pick<
  Facts,
  "page" | "product" | "offer" | "skus" | "shipping" | "rating" | "sold" | "store"
>;

/** A product page to be judged. */
export interface TrustSubject {
  facts: ListingFacts;
  /** Where the shopper lets seen products be remembered. */
  comparable?: ProductOnPage;
}

/** A store as one page showed it. */
export interface StoreSighting extends Pick<Facts, "rating" | "sold" | "shipping"> {
  /** ISO 8601 UTC. */
  seen_at: string;
  page: Facts["page"];
  store: StoreFacts;
}

/** What the shopper wrote about a score that is wrong; stays on the device. */
export interface TrustNote {
  text: string;
  /** ISO 8601 UTC. */
  written_at: string;
}

/** A store whose pages were opened; one row for each store. */
export interface KnownStore {
  id: string;
  /** ISO 8601 UTC, of the latest sighting. */
  seen_at: string;
  /** Oldest first, one for each day and kind of page. */
  sightings: StoreSighting[];
  note?: TrustNote;
}

/** A listing as its page showed it, to notice when another item stands there. */
export interface ListingSighting {
  /** ISO 8601 UTC. */
  seen_at: string;
  title?: string;
  category_path?: string[];
  store_id?: string;
  price_minor?: number;
  currency?: string;
}

/** A listing whose page was opened; one row for each product. */
export interface KnownListing {
  id: string;
  /** ISO 8601 UTC, of the latest sighting. */
  seen_at: string;
  /** Of the latest sighting; absent when the page named none. */
  store_id?: string;
  /** Oldest first; what did not change is held by the first and the last sighting of it. */
  sightings: ListingSighting[];
}

export interface TrustView {
  store: Pick<StoreFacts, "id" | "name" | "url">;
  trust: SellerTrust;
  /** Of the product page; none of a store's. */
  signals: ListingSignal[];
  note?: TrustNote;
  /** Whether a note about this store can be kept. */
  can_note: boolean;
}

/** `none`: the page names no store. */
export type StorePageAnswer = { state: "read"; view: TrustView } | { state: "none" | "blocked" };

export interface TrustRequest extends TrustSubject {
  /** What the reviews' reader noticed, as far as it has read. */
  review_patterns?: ReviewPattern[];
  locale: string;
}

/** An empty text takes the note back. */
export interface TrustNoteChange {
  store_id: string;
  text: string;
}

export const MAX_NOTE_CHARS = 1000;
