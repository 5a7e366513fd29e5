// The device's database: which tables there are and how one version becomes the next.
// Only files of this folder touch IndexedDB.
//
//   series  key = seriesId(): one price series of one product, as the engine merges it
//   outbox  key = cellId(): prices and coupons to be contributed, and those of the last day sent
//   audit   auto-increment: every request that ever left
//   crowd   key = "config" or "bucket:<prefix>": server answers kept for a day
//   watches key = product id: watched products (since version 2)
//   advices key = time and seriesId(): what the forecast advised, and what became of it (since version 3)
//   seen_products  key = product id: product pages that were opened (since version 3)
//   refused_pairs  key = both ids: what the shopper marked as not the same (since version 3)
//   seen_coupons   key = scope and terms: coupons that pages showed (since version 3)
//   reviews  key = product id: reviews of products that were opened (since version 5)
//   contributor_keys  key = the public key: what contributions are signed with (since version 4)
//   stores   key = store number: stores whose pages were opened (since version 6)
//   listings key = product id: how product pages looked whenever they were opened (since version 6)
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { CouponObservation, Observation, Series, SeriesKey } from "../../engine-contract.js";
import type { GivenAdvice } from "../../messages/advice.js";
import type { AuditEntry } from "../../messages/audit-entry.js";
import type { SeenCoupon, SeenProduct } from "../../messages/elsewhere.js";
import type { ReviewCollection } from "../../messages/reviews.js";
import type { KnownListing, KnownStore } from "../../messages/trust.js";
import type { WatchItem } from "../../messages/watch.js";

export interface StoredCoupon {
  id: string;
  /** The store of a store's coupon; empty for those that count everywhere. */
  scope: string;
  coupon: SeenCoupon;
}

export interface StoredSeries {
  id: string;
  series: Series;
}

/** What is contributed: a price, or a coupon. */
export type Contributed = { observation: Observation } | { coupon: CouponObservation };

export type OutboxItem = Contributed & {
  id: string;
  /** Absent while waiting. */
  sent_at_ms?: number;
};

export interface CachedAnswer {
  key: string;
  stored_at_ms: number;
  answer: unknown;
}

export interface StoredAdvice {
  id: string;
  /** seriesId() of the key. */
  series: string;
  key: SeriesKey;
  advice: GivenAdvice;
}

export interface ContributorKey {
  /** The 32 bytes of the public key, base64: all that the server knows of a contributor. */
  id: string;
  /** Signs, and cannot be read out. */
  private_key: CryptoKey;
  /** Address of the one server that it is used with; another server must not know us by it. */
  server: string;
  /** UTC day from which on observations are signed with it, e.g. "2026-11-23". */
  from_day: string;
  /** When something signed with it last left; absent before. */
  last_used_ms?: number;
}

export interface CompanionSchema extends DBSchema {
  series: { key: string; value: StoredSeries };
  outbox: { key: string; value: OutboxItem };
  audit: { key: number; value: Omit<AuditEntry, "id"> & { id?: number } };
  crowd: { key: string; value: CachedAnswer };
  watches: { key: string; value: WatchItem };
  advices: { key: string; value: StoredAdvice; indexes: { series: string } };
  seen_products: { key: string; value: SeenProduct; indexes: { seen_at: string } };
  refused_pairs: { key: string; value: { id: string; refused_at: string } };
  seen_coupons: { key: string; value: StoredCoupon; indexes: { scope: string } };
  contributor_keys: { key: string; value: ContributorKey };
  reviews: { key: string; value: ReviewCollection; indexes: { seen_at: string } };
  stores: { key: string; value: KnownStore; indexes: { seen_at: string } };
  listings: { key: string; value: KnownListing; indexes: { seen_at: string; store_id: string } };
}

export type Database = IDBPDatabase<CompanionSchema>;

const VERSION = 6;

/** Opens the database, creating what a fresh profile or an earlier version lacks. */
export function openDatabase(name = "companion"): Promise<Database> {
  return openDB<CompanionSchema>(name, VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore("series", { keyPath: "id" });
        database.createObjectStore("outbox", { keyPath: "id" });
        database.createObjectStore("audit", { keyPath: "id", autoIncrement: true });
        database.createObjectStore("crowd", { keyPath: "key" });
      }
      if (before < 2) database.createObjectStore("watches", { keyPath: "id" });
      if (before < 3) {
        database.createObjectStore("advices", { keyPath: "id" }).createIndex("series", "series");
        database.createObjectStore("seen_products", { keyPath: "id" }).createIndex("seen_at", "seen_at");
        database.createObjectStore("refused_pairs", { keyPath: "id" });
        database.createObjectStore("seen_coupons", { keyPath: "id" }).createIndex("scope", "scope");
      }
      if (before < 4) database.createObjectStore("contributor_keys", { keyPath: "id" });
      if (before < 5) database.createObjectStore("reviews", { keyPath: "id" }).createIndex("seen_at", "seen_at");
      if (before < 6) {
        database.createObjectStore("stores", { keyPath: "id" }).createIndex("seen_at", "seen_at");
        const listings = database.createObjectStore("listings", { keyPath: "id" });
        listings.createIndex("seen_at", "seen_at");
        listings.createIndex("store_id", "store_id");
      }
    },
  });
}
