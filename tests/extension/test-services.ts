// The background's parts, wired as in background/main.ts, on the real engine and a fake server.
import { readFile } from "node:fs/promises";
import { Advices } from "../../extension/src/background/advices.js";
import { Announcements } from "../../extension/src/background/announcements.js";
import { ApiClient } from "../../extension/src/background/api-client.js";
import { ContributedData } from "../../extension/src/background/contributed-data.js";
import { ContributorKeys } from "../../extension/src/background/contributor-keys.js";
import { CrowdHistory } from "../../extension/src/background/crowd-history.js";
import { EngineOwner } from "../../extension/src/background/engine-owner.js";
import { RuleUpdates } from "../../extension/src/background/rule-updates.js";
import type { TrustedKey } from "../../extension/src/background/rule-signature.js";
import { Outbox } from "../../extension/src/background/outbox.js";
import { ProductReviews } from "../../extension/src/background/reviews/product-reviews.js";
import { ReviewPages } from "../../extension/src/background/reviews/review-pages.js";
import type { ReviewReader } from "../../extension/src/background/reviews/review-reader-owner.js";
import { PrivacyGuard } from "../../extension/src/background/privacy-guard.js";
import type { Services } from "../../extension/src/background/services.js";
import { openDatabase } from "../../extension/src/background/store/database.js";
import { Store } from "../../extension/src/background/store/store.js";
import { StoreTrust } from "../../extension/src/background/trust/store-trust.js";
import { TrustEngineOwner } from "../../extension/src/background/trust/trust-engine-owner.js";
import { News } from "../../extension/src/background/watch/news.js";
import { ShopPages } from "../../extension/src/background/watch/shop-pages.js";
import { WatchChecks } from "../../extension/src/background/watch/watch-checks.js";
import { Watchlist } from "../../extension/src/background/watch/watchlist.js";
import type { Observation } from "../../extension/src/engine-contract.js";
import { FakeServer } from "./fake-server.js";
import { repositoryFile } from "./repository-file.js";

const readModule = async (name: string) => {
  const bytes = await readFile(repositoryFile(`build/wasm/wasm-core/${name}.wasm`));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};
const readCore = () => readModule("companion-core");

/** One engine for all tests of a file that load no rules: it keeps nothing else between calls. */
const sharedEngine = new EngineOwner(() => Promise.resolve(), readCore);
const sharedTrustEngine = new TrustEngineOwner(() => readModule("companion-trust"));

export const NOW = new Date("2026-11-23T03:20:00Z");
export const PRODUCT_ID = "1005006123456789";

export interface TestServices extends Services {
  server: FakeServer;
  api: ApiClient;
  news: News;
  /** How long the checks paused between two pages. */
  pauses: number[];
  /** Moves the clock of everything that was wired. */
  setNow(now: Date): void;
}

export interface TestOptions {
  /** What is drawn. */
  random?: number;
  /** Keys whose rule updates are trusted; with any, the services have an engine of their own. */
  keys?: readonly TrustedKey[];
  /** Whether the browser lets us read the shop's pages. */
  hasAccess?: boolean;
  hasButtons?: boolean;
  /** What reads the reviews; none of the tests' business unless they say so. */
  reader?: ReviewReader;
}

const unusedReader: ReviewReader = { read: () => Promise.reject(new Error("no reader was given")) };

export function createTestServices(options: TestOptions = {}): TestServices {
  const { random = 0.5, keys = [], hasAccess = true, hasButtons = true, reader = unusedReader } = options;
  let clock = NOW;
  const now = () => clock;
  const server = new FakeServer();
  const store = new Store(openDatabase());
  const guarded = { settings: store.settings, audit: store.audit, fetch: server.fetch, now };
  const api = new ApiClient(guarded);
  const announcements = new Announcements({ api, cache: store.crowd, now });
  const contributorKeys = new ContributorKeys({ store: store.contributorKeys, settings: store.settings, now });
  const contributedData = new ContributedData({ keys: store.contributorKeys, api, now });
  const outbox = new Outbox({
    store: store.outbox,
    reports: store.sendReports,
    keys: contributorKeys,
    key_store: store.contributorKeys,
    api,
    announcements,
    settings: store.settings,
    alarms: chrome.alarms,
    now,
    random: () => random,
  });
  const crowd = new CrowdHistory({ api, announcements, cache: store.crowd, now });
  const engine = keys.length === 0 ? sharedEngine : new EngineOwner((started) => rules.restore(started), readCore);
  const rules: RuleUpdates = new RuleUpdates({
    api,
    store: store.rules,
    settings: store.settings,
    engine,
    keys,
    alarms: chrome.alarms,
    now,
    random: () => random,
  });
  const { settings, series, watches, deferredNews: deferred } = store;
  const { alarms, notifications } = chrome;
  const news = new News({ engine, deferred, watches, settings, notifications, hasButtons, alarms, now });
  const watchlist = new Watchlist({ store: watches, series, settings, engine, news });
  const advices = new Advices({ store: store.advices, series, engine, alarms, now });
  const pauses: number[] = [];
  const watchChecks = new WatchChecks({
    watchlist,
    store: watches,
    series,
    settings,
    engine,
    pages: new ShopPages(new PrivacyGuard(guarded)),
    crowd,
    hasAccess: () => Promise.resolve(hasAccess),
    alarms,
    now,
    random: () => random,
    pause: (ms) => Promise.resolve(void pauses.push(ms)),
  });
  const productReviews = new ProductReviews({
    engine,
    store: store.reviews,
    pages: new ReviewPages({
      guard: new PrivacyGuard(guarded),
      now,
      pause: (ms) => {
        pauses.push(ms);
        clock = new Date(clock.getTime() + ms);
        return Promise.resolve();
      },
    }),
    reader,
    settings,
    hasAccess: () => Promise.resolve(hasAccess),
    now,
  });
  const storeTrust = new StoreTrust({
    engine,
    trust_engine: sharedTrustEngine,
    stores: store.knownStores,
    listings: store.knownListings,
    seen_products: store.seenProducts,
    settings,
  });
  const setNow = (moved: Date) => (clock = moved);
  const contributing = { announcements, contributorKeys, contributedData, outbox };
  return { engine, store, api, ...contributing, crowd, rules, watchlist, watchChecks, advices, productReviews, storeTrust, news, pauses, server, setNow };
}

export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    product_id: PRODUCT_ID,
    currency: "USD",
    ship_to: "US",
    context: "public",
    observed_at: "2026-11-23T03:00:00Z",
    price_minor: 1840,
    ...changes,
  };
}
