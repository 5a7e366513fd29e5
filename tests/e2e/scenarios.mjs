// The same scenarios for every browser, in one browser session: first without any agreement, then with.
import { after, before, describe } from "node:test";
import { chartOfLongHistory } from "./chart-scenarios.mjs";
import { sharedCoupons } from "./coupon-scenarios.mjs";
import { seenElsewhere } from "./elsewhere-scenarios.mjs";
import { forecastInWords } from "./forecast-scenarios.mjs";
import { layoutHasChanged } from "./layout-scenarios.mjs";
import {
  followsTheVisitor,
  hostileText,
  leavesNoTrace,
  numbersOnEveryLayout,
  statesWithoutPrice,
  styledUnderStrictPolicy,
} from "./panel-scenarios.mjs";
import { arrangesLists, badgesOnLists, listsWithoutBadges } from "./list-scenarios.mjs";
import { loadingReviews, readingReferences, readingReviews } from "./review-scenarios.mjs";
import { judgingSellers } from "./seller-scenarios.mjs";
import { Session } from "./session.mjs";
import { nothingWithoutConsent, serverDown, sharingAfterConsent, takingItBack } from "./sharing-scenarios.mjs";
import { watching } from "./watch-scenarios.mjs";

/** Declares all tests for "chromium" or "firefox". */
export function describeBrowser(browserName) {
  describe(`the extension in ${browserName}`, { timeout: 300_000 }, () => {
    let opened;
    const session = () => opened;
    session.browserName = browserName;
    before(async () => {
      opened = await Session.open(browserName);
    });
    after(() => opened?.close());

    nothingWithoutConsent(session);
    numbersOnEveryLayout(session);
    statesWithoutPrice(session);
    layoutHasChanged(session);
    seenElsewhere(session);
    followsTheVisitor(session);
    styledUnderStrictPolicy(session);
    hostileText(session);
    leavesNoTrace(session);
    badgesOnLists(session);
    arrangesLists(session);
    listsWithoutBadges(session);
    readingReviews(session);
    readingReferences(session);
    loadingReviews(session);
    judgingSellers(session);
    watching(session);
    sharingAfterConsent(session);
    sharedCoupons(session);
    takingItBack(session);
    forecastInWords(session);
    chartOfLongHistory(session);
    serverDown(session);
  });
}
