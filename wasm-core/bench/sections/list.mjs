// What badges cost the main thread of a list of 60 cards in Chromium: all of the extension's own scripts,
// and the one animation frame in which the badges are drawn. (The list itself asks for no frames.)
import { openBrowser } from "../../../scripts/lib/browser.mjs";
import { ExtensionPages } from "../../../scripts/lib/extension-pages.mjs";
import { waitForList } from "../../../scripts/lib/list-badges.mjs";
import { rememberPrices } from "../../../scripts/lib/listed-history.mjs";
import { listingBySlug } from "../../../tests/fixtures/shop/search/listings.mjs";
import { liveListUrl } from "../../../tests/fixtures/shop/search/live.mjs";
import { startShop } from "../../../tests/fixtures/shop/server.mjs";
import { extensionScripts, longestFrame, PROFILE_CATEGORIES, TASK_CATEGORIES, tracedLoad } from "../main-thread-trace.mjs";
import { median, quantile } from "../measure.mjs";
import { heading, remark, table } from "../table.mjs";

const SLUG = "en-knives";
const LOADS = 30;
const WARM_UP = 2;
/** Past prices in percent of today's, in turn: every kind of badge. */
const PERCENTS = [160, 100, 85, 130, 70];

/** What `read` finds in the trace of each load. */
async function loads(page, categories, badges, read) {
  const url = liveListUrl(SLUG);
  const results = [];
  for (let i = -WARM_UP; i < LOADS; ++i) {
    const events = await tracedLoad(page, url, categories, () =>
      waitForList(page, (list) => list.badges.length === badges),
    );
    if (i >= 0) results.push(read(events, url));
  }
  return results;
}

/** How many cards of the listing have a price for everyone, of which alone there is a past here. */
const comparable = ({ cards }) => cards.filter((_, i) => i % 3 !== 0).length;

const summary = (values) => ({ p50Ms: median(values), p95Ms: quantile(values, 0.95) });

/** @returns {{cards, badges, loads, scripts, frame, task}} each of the last three {p50Ms, p95Ms} */
export async function measure() {
  const shop = await startShop();
  const opened = await openBrowser("chromium", { shopPort: shop.port, headless: true });
  try {
    const extension = await ExtensionPages.afterInstall(opened.browser);
    const definition = listingBySlug(SLUG);
    const percents = Object.fromEntries(definition.cards.map((_, i) => [i, PERCENTS[i % PERCENTS.length]]));
    await rememberPrices(extension, definition, percents);
    const badges = comparable(definition);
    const page = await opened.browser.newPage();
    const frames = await loads(page, TASK_CATEGORIES, badges, longestFrame);
    const profiles = await loads(page, PROFILE_CATEGORIES, badges, extensionScripts);
    return {
      cards: definition.cards.length,
      badges,
      loads: LOADS,
      scripts: summary(profiles.map(({ ms }) => ms)),
      frame: summary(frames.map(({ callbackMs }) => callbackMs)),
      task: summary(frames.map(({ taskMs }) => taskMs)),
    };
  } finally {
    await opened.close();
    await shop.close();
  }
}

export function print({ cards, badges, loads: count, scripts, frame, task }) {
  heading(`Main thread of a list of ${cards} cards in Chromium, ${badges} with a badge, per load (ms of processor time)`);
  table(
    ["loads", "what", "p50", "p95"],
    [
      ["drawing the badges, in one frame", frame],
      ["that frame with layout and paint", task],
      ["our scripts, all, under a profiler", scripts],
    ].map(([what, { p50Ms, p95Ms }]) => [count, what, p50Ms.toFixed(1), p95Ms.toFixed(1)]),
  );
  remark("a frame at 60 Hz lasts 16.7 ms.");
}
