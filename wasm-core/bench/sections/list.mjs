// What badges cost the main thread of a list of 60 cards in Chromium: all of the extension's own scripts,
// and the one task in which they take longest, with the layout and paint that belong to it.
import { openBrowser } from "../../../scripts/lib/browser.mjs";
import { ExtensionPages } from "../../../scripts/lib/extension-pages.mjs";
import { waitForList } from "../../../scripts/lib/list-badges.mjs";
import { rememberPrices } from "../../../scripts/lib/listed-history.mjs";
import { listingBySlug } from "../../../tests/fixtures/shop/search/listings.mjs";
import { liveListUrl } from "../../../tests/fixtures/shop/search/live.mjs";
import { startShop } from "../../../tests/fixtures/shop/server.mjs";
import { extensionScripts, PROFILE_CATEGORIES, tracedLoad } from "../main-thread-trace.mjs";
import { median, quantile } from "../measure.mjs";
import { heading, remark, table } from "../table.mjs";

const SLUG = "en-knives";
const LOADS = 30;
const WARM_UP = 2;
/** Past prices in percent of today's, in turn: every kind of badge. */
const PERCENTS = [160, 100, 85, 130, 70];

async function loads(browser, url, badges) {
  const page = await browser.newPage();
  const profiles = [];
  for (let i = -WARM_UP; i < LOADS; ++i) {
    const events = await tracedLoad(page, url, PROFILE_CATEGORIES, () =>
      waitForList(page, (list) => list.badges.length === badges),
    );
    if (i >= 0) profiles.push(extensionScripts(events, url));
  }
  await page.close();
  return profiles;
}

/** How many cards of the listing have a price for everyone, of which alone there is a past here. */
const comparable = ({ cards }) => cards.filter((_, i) => i % 3 !== 0).length;

const summary = (values) => ({ p50Ms: median(values), p95Ms: quantile(values, 0.95) });

/** @returns {{cards, badges, loads, scripts, longest, task}} each of the last three {p50Ms, p95Ms} */
export async function measure() {
  const shop = await startShop();
  const opened = await openBrowser("chromium", { shopPort: shop.port, headless: true });
  try {
    const extension = await ExtensionPages.afterInstall(opened.browser);
    const definition = listingBySlug(SLUG);
    const percents = Object.fromEntries(definition.cards.map((_, i) => [i, PERCENTS[i % PERCENTS.length]]));
    await rememberPrices(extension, definition, percents);
    const badges = comparable(definition);
    const profiles = await loads(opened.browser, liveListUrl(SLUG), badges);
    return {
      cards: definition.cards.length,
      badges,
      loads: profiles.length,
      scripts: summary(profiles.map(({ ms }) => ms)),
      longest: summary(profiles.map(({ longest }) => longest.ms)),
      task: summary(profiles.map(({ longest }) => longest.taskMs)),
    };
  } finally {
    await opened.close();
    await shop.close();
  }
}

export function print({ cards, badges, loads: count, scripts, longest, task }) {
  heading(`Main thread of a list of ${cards} cards in Chromium, ${badges} with a badge, per load (ms of processor time)`);
  table(
    ["loads", "what", "p50", "p95"],
    [
      ["our scripts, all", scripts],
      ["our scripts in their longest task", longest],
      ["that task as a whole", task],
    ].map(([what, { p50Ms, p95Ms }]) => [count, what, p50Ms.toFixed(1), p95Ms.toFixed(1)]),
  );
  remark("under a sampling profiler, which slows them; a frame at 60 Hz lasts 16.7 ms.");
}
