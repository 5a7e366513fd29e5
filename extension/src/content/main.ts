// The content script: observes the page while the extension is switched on.
import type { PageProbes } from "../messages/page-probes.js";
import { send } from "../messages/send.js";
import { watchSettings } from "../messages/settings-feed.js";
import type { Settings } from "../messages/settings.js";
import { WatchControl } from "./cards/price/watch-control.js";
import { copyLayoutReport } from "./layout-report.js";
import { ListSession } from "./lists/list-session.js";
import { BUILT_IN_LIST_PROBES, BUILT_IN_PROBES, REVIEW_PROBES, readListProbes, readPageProbes } from "./page-probes.js";
import { PageSession } from "./page-session.js";
import { Panel } from "./panel.js";
import { ReviewSession } from "./reviews/review-session.js";
import { SellerSession } from "./sellers/seller-session.js";
import { watchActions } from "./watch-actions.js";

let session: PageSession | undefined;
let reviews: ReviewSession | undefined;
let seller: SellerSession | undefined;
let list: ListSession | undefined;
const panel = new Panel({
  onRetry: () => session?.retry(),
  copyLayoutReport: async () => session !== undefined && copyLayoutReport(await session.layoutReport()),
  watch: new WatchControl(watchActions),
  markLookAlike: async (product_id, other_id, is_refused) =>
    (await send("look-alike.mark", { product_id, other_id, is_refused })).ok,
});

function observe(probes: PageProbes, listProbes: PageProbes): void {
  watchSettings((settings) => {
    panel.applySettings(settings);
    if (settings.enabled && !session) {
      const sellers = new SellerSession(panel, listProbes);
      const opened = new ReviewSession(panel, REVIEW_PROBES, (patterns) => sellers.setReviewPatterns(patterns));
      [seller, reviews] = [sellers, opened];
      session = new PageSession(panel, probes, {
        onProduct: (product) => opened.setProduct(product),
        onSeller: (subject) => sellers.setSubject(subject),
      });
      session.start();
      reviews.start();
      seller.start();
    }
    // Before the page session stops, which puts the page's own functions back.
    observeLists(settings, listProbes);
    if (!settings.enabled && session) {
      reviews?.stop();
      seller?.stop();
      session.stop();
      session = reviews = seller = undefined;
    }
  });
}

function observeLists(settings: Settings, probes: PageProbes): void {
  const isWanted = settings.enabled && settings.list_badges;
  if (isWanted && !list) {
    list = new ListSession(probes);
    list.start();
  } else if (!isWanted) {
    list?.stop();
    list = undefined;
  }
  list?.applySettings(settings);
}

Promise.all([readPageProbes(), readListProbes()]).then(
  (stored) => observe(...stored),
  () => observe(BUILT_IN_PROBES, BUILT_IN_LIST_PROBES),
);
