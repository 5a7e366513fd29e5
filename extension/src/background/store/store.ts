// Everything the extension keeps on the device, in one place.
import type { StoredAmounts } from "../../messages/contract.js";
import { AdviceStore } from "./advice-store.js";
import { AuditStore } from "./audit-store.js";
import { ContributorKeyStore } from "./contributor-key-store.js";
import { CrowdCache } from "./crowd-cache.js";
import type { Database } from "./database.js";
import { DeferredNewsStore } from "./deferred-news.js";
import { DestinationStore } from "./destination-store.js";
import { KnownListings } from "./known-listings.js";
import { KnownStores } from "./known-stores.js";
import { LatestPages } from "./latest-pages.js";
import { OutboxStore } from "./outbox-store.js";
import { ReviewStore } from "./review-store.js";
import { RuleStore } from "./rule-store.js";
import { SeenCoupons } from "./seen-coupons.js";
import { SeenProducts } from "./seen-products.js";
import { SendReports } from "./send-reports.js";
import { SeriesStore } from "./series-store.js";
import { SettingsStore } from "./settings-store.js";
import { WatchStore } from "./watch-store.js";

export class Store {
  readonly settings = new SettingsStore();
  readonly destination = new DestinationStore();
  readonly latestPages = new LatestPages();
  readonly rules = new RuleStore();
  readonly deferredNews = new DeferredNewsStore();
  readonly sendReports = new SendReports();
  readonly series: SeriesStore;
  readonly outbox: OutboxStore;
  readonly contributorKeys: ContributorKeyStore;
  readonly audit: AuditStore;
  readonly crowd: CrowdCache;
  readonly watches: WatchStore;
  readonly advices: AdviceStore;
  readonly seenProducts: SeenProducts;
  readonly seenCoupons: SeenCoupons;
  readonly reviews: ReviewStore;
  readonly knownStores: KnownStores;
  readonly knownListings: KnownListings;
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
    this.series = new SeriesStore(database);
    this.outbox = new OutboxStore(database);
    this.contributorKeys = new ContributorKeyStore(database);
    this.audit = new AuditStore(database);
    this.crowd = new CrowdCache(database);
    this.watches = new WatchStore(database);
    this.advices = new AdviceStore(database);
    this.seenProducts = new SeenProducts(database);
    this.seenCoupons = new SeenCoupons(database);
    this.reviews = new ReviewStore(database);
    this.knownStores = new KnownStores(database);
    this.knownListings = new KnownListings(database);
  }

  async measure(): Promise<StoredAmounts> {
    return {
      series: await this.series.count(),
      queued: (await this.outbox.waiting()).length,
      contributor_keys: await this.contributorKeys.count(),
      watched: await this.watches.count(),
      advices: await this.advices.count(),
      seen_products: await this.seenProducts.count(),
      seen_coupons: await this.seenCoupons.count(),
      reviewed_products: await this.reviews.count(),
      known_stores: await this.knownStores.count(),
      known_listings: await this.knownListings.count(),
      audit_lines: await this.audit.count(),
    };
  }

  /** Forgets products, stores and listings seen; what was read of prices stays. */
  async forgetSeen(): Promise<void> {
    await this.seenProducts.clear();
    await this.knownStores.clear();
    await this.knownListings.clear();
  }

  /**
   * Erases everything read, seen, watched, advised or sent, and the keys that it was signed with; the user's settings
   * and consents stay, and updated rules, which hold nothing of the user's.
   */
  async eraseRecords(): Promise<void> {
    const names = [
      "series", "outbox", "audit", "crowd", "watches", "advices", "seen_products", "refused_pairs", "seen_coupons",
      "contributor_keys", "reviews", "stores", "listings",
    ] as const;
    const transaction = (await this.#database).transaction(names, "readwrite");
    await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
    await transaction.done;
    await this.latestPages.clear();
    await this.destination.clear();
    await this.deferredNews.clear();
    await this.sendReports.clear();
  }
}
