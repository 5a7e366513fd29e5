// Message name → handler.
import type { Handlers } from "../listener.js";
import { listAuditHandler } from "./audit.list.js";
import { writeConsentHandler } from "./consent.write.js";
import { eraseContributionHandler } from "./contribution.erase.js";
import { exportContributionHandler } from "./contribution.export.js";
import { forgetContributionHandler } from "./contribution.forget.js";
import { readContributionHandler } from "./contribution.read.js";
import { eraseDataHandler } from "./data.erase.js";
import { measureDataHandler } from "./data.measure.js";
import { refreshHistoryHandler } from "./history.refresh.js";
import { readListingHandler } from "./listing.read.js";
import { findLookAlikesHandler } from "./look-alike.find.js";
import { markLookAlikeHandler } from "./look-alike.mark.js";
import { readOutboxHandler } from "./outbox.read.js";
import { sendOutboxHandler } from "./outbox.send.js";
import { latestPageHandler } from "./page.latest.js";
import { openPageHandler } from "./page.open.js";
import { readPageHandler } from "./page.read.js";
import { reportPageHandler } from "./page.report.js";
import { writePanelHandler } from "./panel.write.js";
import { moreReviewsHandler } from "./reviews.more.js";
import { readReviewsHandler } from "./reviews.read.js";
import { ruleStatusHandler } from "./rules.status.js";
import { readServerHandler } from "./server.read.js";
import { readSettingsHandler } from "./settings.read.js";
import { writeSettingsHandler } from "./settings.write.js";
import { readStoreHandler } from "./store.read.js";
import { noteTrustHandler } from "./trust.note.js";
import { readTrustHandler } from "./trust.read.js";
import { addWatchHandler } from "./watch.add.js";
import { checkWatchHandler } from "./watch.check.js";
import { editWatchHandler } from "./watch.edit.js";
import { importWatchHandler } from "./watch.import.js";
import { listWatchHandler } from "./watch.list.js";
import { previewWatchHandler } from "./watch.preview.js";
import { removeWatchHandler } from "./watch.remove.js";

export const handlers: Handlers = {
  "audit.list": listAuditHandler,
  "consent.write": writeConsentHandler,
  "contribution.erase": eraseContributionHandler,
  "contribution.export": exportContributionHandler,
  "contribution.forget": forgetContributionHandler,
  "contribution.read": readContributionHandler,
  "data.erase": eraseDataHandler,
  "data.measure": measureDataHandler,
  "history.refresh": refreshHistoryHandler,
  "listing.read": readListingHandler,
  "look-alike.find": findLookAlikesHandler,
  "look-alike.mark": markLookAlikeHandler,
  "outbox.read": readOutboxHandler,
  "outbox.send": sendOutboxHandler,
  "page.latest": latestPageHandler,
  "page.open": openPageHandler,
  "page.read": readPageHandler,
  "page.report": reportPageHandler,
  "panel.write": writePanelHandler,
  "reviews.more": moreReviewsHandler,
  "reviews.read": readReviewsHandler,
  "rules.status": ruleStatusHandler,
  "server.read": readServerHandler,
  "settings.read": readSettingsHandler,
  "settings.write": writeSettingsHandler,
  "store.read": readStoreHandler,
  "trust.note": noteTrustHandler,
  "trust.read": readTrustHandler,
  "watch.add": addWatchHandler,
  "watch.check": checkWatchHandler,
  "watch.edit": editWatchHandler,
  "watch.import": importWatchHandler,
  "watch.list": listWatchHandler,
  "watch.preview": previewWatchHandler,
  "watch.remove": removeWatchHandler,
};
