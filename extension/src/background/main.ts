// The background: service worker in Chromium, event page in Firefox. Wires the parts.
import { onDataCollectionWithdrawn } from "../platform/data-collection.js";
import { openExtensionPage } from "../platform/extension-pages.js";
import { hasButtons, hasOffscreenDocuments } from "../platform/browser.js";
import { hasShopAccess } from "../platform/shop-access.js";
import { Advices } from "./advices.js";
import { Announcements } from "./announcements.js";
import { ApiClient } from "./api-client.js";
import { ContributedData } from "./contributed-data.js";
import { ContributorKeys } from "./contributor-keys.js";
import { CrowdHistory } from "./crowd-history.js";
import { EngineOwner } from "./engine-owner.js";
import { handlers } from "./handlers/handlers.js";
import { createListener } from "./listener.js";
import ruleKeys from "../rule-keys.json";
import { Outbox } from "./outbox.js";
import { PrivacyGuard } from "./privacy-guard.js";
import { ProductReviews } from "./reviews/product-reviews.js";
import { ReviewPages } from "./reviews/review-pages.js";
import { createReviewReader } from "./reviews/review-reader-owner.js";
import { RuleUpdates } from "./rule-updates.js";
import type { Services } from "./services.js";
import { openDatabase } from "./store/database.js";
import { Store } from "./store/store.js";
import { StoreTrust } from "./trust/store-trust.js";
import { TrustEngineOwner } from "./trust/trust-engine-owner.js";
import { News } from "./watch/news.js";
import { ShopPages } from "./watch/shop-pages.js";
import { WatchChecks } from "./watch/watch-checks.js";
import { Watchlist } from "./watch/watchlist.js";

const now = () => new Date();
const random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
const store = new Store(openDatabase());
const guarded = {
  settings: store.settings,
  audit: store.audit,
  fetch: ((input, init) => fetch(input, init)) as typeof fetch,
  now,
};
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
  random,
});
const engine = new EngineOwner((started) => rules.restore(started));
const rules: RuleUpdates = new RuleUpdates({
  api,
  store: store.rules,
  settings: store.settings,
  engine,
  keys: ruleKeys.keys,
  alarms: chrome.alarms,
  now,
  random,
});
const crowd = new CrowdHistory({ api, announcements, cache: store.crowd, now });
const news = new News({
  engine,
  deferred: store.deferredNews,
  watches: store.watches,
  settings: store.settings,
  notifications: chrome.notifications,
  hasButtons: hasButtons(),
  alarms: chrome.alarms,
  now,
});
const watchlist = new Watchlist({ store: store.watches, series: store.series, settings: store.settings, engine, news });
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const guard = new PrivacyGuard(guarded);
const watchChecks = new WatchChecks({
  watchlist,
  store: store.watches,
  series: store.series,
  settings: store.settings,
  engine,
  pages: new ShopPages(guard),
  crowd,
  hasAccess: hasShopAccess,
  alarms: chrome.alarms,
  now,
  random,
  pause,
});
const advices = new Advices({ store: store.advices, series: store.series, engine, alarms: chrome.alarms, now });
const productReviews = new ProductReviews({
  engine,
  store: store.reviews,
  pages: new ReviewPages({ guard, now, pause }),
  reader: createReviewReader(hasOffscreenDocuments()),
  settings: store.settings,
  hasAccess: hasShopAccess,
  now,
});
const storeTrust = new StoreTrust({
  engine,
  trust_engine: new TrustEngineOwner(),
  stores: store.knownStores,
  listings: store.knownListings,
  seen_products: store.seenProducts,
  settings: store.settings,
});
const services: Services = {
  engine,
  store,
  announcements,
  crowd,
  contributorKeys,
  contributedData,
  outbox,
  rules,
  watchlist,
  watchChecks,
  advices,
  productReviews,
  storeTrust,
};

// Listeners are added in the first turn, or the browser could not wake us for their events.
chrome.runtime.onMessage.addListener(createListener(handlers, services));
chrome.alarms.onAlarm.addListener(({ name }) => {
  void outbox.onAlarm(name);
  void rules.onAlarm(name);
  void watchChecks.onAlarm(name);
  void news.onAlarm(name);
  void advices.onAlarm(name);
});
chrome.notifications.onClicked.addListener((id) => void news.onClick(id));
if (hasButtons()) chrome.notifications.onButtonClicked.addListener((id, index) => void news.onButton(id, index));
chrome.tabs.onRemoved.addListener((tabId) => void store.latestPages.forget(tabId));
/** Alarms do not outlive an update of the extension, nor in Firefox a restart of the browser. */
function scheduleAll(): void {
  void outbox.schedule();
  void rules.schedule();
  void watchChecks.schedule();
  void news.schedule();
  void advices.schedule();
}
chrome.runtime.onStartup.addListener(scheduleAll);
chrome.runtime.onInstalled.addListener(({ reason }) => {
  scheduleAll();
  if (reason === "install") void openExtensionPage("onboarding");
});
onDataCollectionWithdrawn((consents) => {
  for (const consent of consents) void store.settings.writeConsent(consent, false, now());
  if (consents.includes("contribute")) void outbox.clear();
});
