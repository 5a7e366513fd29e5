// Watching a price: on the panel, on the list, on the next visit, and while the shopper is away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";

const FIXTURE = "module/desk-lamp";
const SLUG = "desk-lamp";

/** Clicks a part of the panel. */
const clickPart = (page, part) =>
  page.evaluate((name) => {
    document.querySelector("companion-panel").shadowRoot.querySelector(`[data-part="${name}"]`).click();
  }, part);

export function watching(session) {
  const { id } = productBySlug(SLUG);

  test("a price is watched with one click, and the panel says in plain words when it will be told", async () => {
    const { page, watchlist } = session();
    await session().visit(FIXTURE);
    await waitForPrice(page);
    await clickPart(page, "watch-start");
    const panel = await waitForPanel(page, (seen) => seen?.texts["watch-preview"] !== undefined);
    assert.match(panel.texts["watch-preview"], /You will be told at \S+ or less/);
    await session().picture("watching");
    const [row] = await watchlist.rows();
    assert.equal(row.id, id);
    assert.equal(row.told, undefined);
  });

  test("a visit on which the price has fallen tells, once", async () => {
    const { page, extension, watchlist } = session();
    // As if watching had begun when the price was twice as high.
    await watchlist.doubleBase(id);
    await session().visit(FIXTURE);
    await waitForPrice(page);
    const [row] = await watchlist.rows((rows) => rows[0]?.told !== undefined);
    assert.match(row.told, /50% below/);
    await session().picture("watch-told");
    await extension.page.screenshot({ path: `${session().pictures}/watchlist.png`, fullPage: true });
    // A Firefox without a window closes a notification as soon as it is shown.
    if (session.browserName === "chromium") assert.deepEqual(await watchlist.notifications(), [`watch:${id}`]);
  });

  // Chromium shows its question where no automation can answer it.
  test("while the shopper is away the page is read without cookies, with a line in the log", { skip: session.browserName === "chromium" }, async () => {
    const { page, extension, watchlist, shop } = session();
    await page.evaluate(() => void (document.cookie = "visitor=1; domain=.aliexpress.com; path=/; secure"));
    await watchlist.allowChecks();
    shop.requests.length = 0;
    await watchlist.checkNow(id);
    const [row] = await watchlist.rows((rows) => rows[0]?.check.startsWith("Checked"));
    assert.match(row.check, /^Checked/);
    const pages = shop.requests.filter(({ url }) => url.includes(id));
    assert.equal(pages.length, 1);
    assert.equal(pages[0].hasCookies, false);
    const lines = await extension.auditLines();
    assert.deepEqual(
      lines.filter(({ purpose }) => purpose === "check_watched_product").map(({ request }) => request),
      [`GET ${pages[0].url}`],
    );
  });

  test("what is removed can be put back, and then is gone for good", async () => {
    const { watchlist } = session();
    await watchlist.remove(id, { undo: true });
    assert.equal((await watchlist.rows()).length, 1);
    await watchlist.remove(id, { undo: false });
    assert.equal((await watchlist.rows((rows) => rows.length === 0)).length, 0);
  });
}
