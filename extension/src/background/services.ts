// What the handlers work with. Wired once in main.ts; tests wire their own.
import type { Advices } from "./advices.js";
import type { Announcements } from "./announcements.js";
import type { ContributedData } from "./contributed-data.js";
import type { ContributorKeys } from "./contributor-keys.js";
import type { CrowdHistory } from "./crowd-history.js";
import type { EngineOwner } from "./engine-owner.js";
import type { Outbox } from "./outbox.js";
import type { ProductReviews } from "./reviews/product-reviews.js";
import type { RuleUpdates } from "./rule-updates.js";
import type { Store } from "./store/store.js";
import type { StoreTrust } from "./trust/store-trust.js";
import type { WatchChecks } from "./watch/watch-checks.js";
import type { Watchlist } from "./watch/watchlist.js";

export interface Services {
  engine: Pick<EngineOwner, "call" | "ready">;
  store: Store;
  announcements: Announcements;
  crowd: CrowdHistory;
  contributorKeys: ContributorKeys;
  contributedData: ContributedData;
  outbox: Outbox;
  rules: RuleUpdates;
  watchlist: Watchlist;
  watchChecks: WatchChecks;
  advices: Advices;
  productReviews: ProductReviews;
  storeTrust: StoreTrust;
}
