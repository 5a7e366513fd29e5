// What leaves the device: nothing before the visitor agrees; afterwards exactly what was agreed to.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { readPanel, waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";
import { sharedHistory, untilPublished } from "../../scripts/lib/shared-history.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { assertAmounts } from "./price-text.mjs";
import { contributePast, percentOf } from "./past-prices.mjs";
import { HISTORY_DAYS } from "./session.mjs";

const TO_THE_SHOP = new Set(["check_watched_product", "load_reviews"]);

const HOUR_MS = 60 * 60 * 1000;
const OWN_VISITS_ONLY = "From your own visits on this device.";
const WITH_OTHERS = "From your visits and prices shared by other shoppers.";
const SERVER_DOWN = "does not answer";

const noticeIncludes = (words) => (panel) => panel?.texts.notice?.includes(words);

export function nothingWithoutConsent(session) {
  test("without agreement no request leaves", async () => {
    const { page, recorder, extension, shop } = session();
    shop.requests.length = 0;
    await session().visit("csr/brush-set");
    const panel = await waitForPrice(page);
    assert.equal(panel.texts.notice, OWN_VISITS_ONLY);
    await session().visit("module/desk-lamp");
    await waitForPrice(page);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(recorder.requests, []);
    assert.deepEqual(await extension.auditLines(), []);
    // To the shop's hosts only what the pages themselves ask for: no extra page, no extra API call.
    const asked = shop.requests
      .map(({ url }) => new URL(url))
      .filter(({ pathname }) => !/\.(jpg|css|mjs|ico)$/.test(pathname));
    assert.deepEqual(
      asked.map(({ host, pathname }) => host + pathname.replace(/\/1\.0\/$/, "")),
      [
        `ja.aliexpress.com/item/${productBySlug("brush-set").id}.html`,
        "acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query",
        `www.aliexpress.com/item/${productBySlug("desk-lamp").id}.html`,
      ],
    );
  });
}

export function sharingAfterConsent(session) {
  test("after agreeing on the first-run page the observation reaches the server", async () => {
    const { page, recorder, extension, server } = session();
    await extension.agree();
    const { definition } = await session().visit("csr/standing-desk");
    await waitForPrice(page);
    assert.match(await extension.sendNow(), /accepted [1-9]/);
    assert.ok(recorder.requests.some(({ method, url }) => method === "POST" && url === "/v1/observations"));
    const sku = definition.skus[definition.selectedIndex];
    const series = await untilPublished(server, definition, new Date(Date.now() - 2 * HOUR_MS).toISOString());
    const prices = Object.fromEntries(
      series.map((one) => [one.sku_id ?? "lowest", one.runs.at(-1).price_minor]),
    );
    assert.deepEqual(prices, {
      lowest: Math.min(...definition.skus.map((one) => one.priceMinor)),
      [sku.id]: sku.priceMinor,
    });
  });

  test("everything that left is in the audit log, word for word", async () => {
    const { recorder, extension } = session();
    // What went to the shop, for a watched product and for reviews, watch- and review-scenarios.mjs have checked.
    const lines = (await extension.auditLines()).filter(({ purpose }) => !TO_THE_SHOP.has(purpose));
    // A preflight is the browser's own question whether a request may be made; it carries no data.
    const made = recorder.requests.filter(({ method }) => method !== "OPTIONS");
    const logged = lines.map(({ request }) => request.replace(recorder.address, "")).sort();
    assert.deepEqual(logged, made.map(({ method, url }) => `${method} ${url}`).sort());
    const { batch, ...signed } = JSON.parse(lines.find(({ purpose }) => purpose === "contribute_prices").body);
    assert.deepEqual(Object.keys(signed).sort(), ["key", "signature"]);
    const sent = JSON.parse(batch).observations;
    assert.ok(sent.length > 0);
    const allowed = [
      "category_id",
      "context",
      "currency",
      "in_stock",
      "list_price_minor",
      "observed_at",
      "price_minor",
      "product_id",
      "ship_to",
      "sku_id",
    ];
    for (const observation of sent) {
      assert.deepEqual(
        Object.keys(observation).filter((key) => !allowed.includes(key)),
        [],
      );
    }
    await extension.page.screenshot({ path: `${session().pictures}/audit-log.png` });
  });

  test("the history of other shoppers comes back, is judged and drawn", async () => {
    const { page, recorder } = session();
    const { definition } = fixtureByName("csr/trail-shoes");
    const sku = definition.skus[definition.selectedIndex];
    await contributePast(session(), definition, sku, PAST_PRICES);
    await session().visit("csr/trail-shoes");
    const panel = await waitForPanel(page, noticeIncludes(WITH_OTHERS));
    assert.equal(panel.state, "ready");
    assertAmounts(panel.texts.lowest, "USD", [percentOf(sku, 90)]);
    assertAmounts(panel.texts.typical, "USD", [percentOf(sku, 120)]);
    assert.ok(["great", "good", "fair"].includes(panel.verdict), `verdict ${panel.verdict}`);
    assert.ok((await inkOnChart(page)) > 100, "the chart is empty");
    assert.match(panel.texts["crowd-day"], /seen by one shopper\. One contributor is enough on this server: not confirmed/);
    // So few products are one group.
    assert.ok(recorder.requests.some(({ url }) => url === "/v1/history/all"));
    assert.ok(recorder.requests.every(({ url }) => !url.includes(definition.id)));
    await session().picture("shared-history");
  });
}

export function takingItBack(session) {
  test("what was contributed can be had as a file, and is erased on the server when sharing ends", async () => {
    const { extension, server, downloads } = session();
    const { definition } = fixtureByName("csr/standing-desk");
    assert.match(await extension.exportContributed(), /^\d+ observations exported\.$/);
    const { contributions } = JSON.parse(await savedText(downloads, "aliexpress-companion-contributions.json"));
    const copied = contributions.flatMap(({ observations }) => observations);
    const posted = (await extension.auditLines()).filter(({ purpose }) => purpose === "contribute_prices");
    const batches = posted.map(({ body }) => JSON.parse(JSON.parse(body).batch));
    const sent = batches.flatMap(({ observations }) => observations);
    assert.deepEqual(copied.map(asLine).sort(), sent.map(asLine).sort());
    const coupons = batches.flatMap(({ coupons: some = [] }) => some);
    assert.deepEqual(contributions.flatMap(({ coupons: some = [] }) => some).map(asLine).sort(), coupons.map(asLine).sort());
    const count = sent.length + coupons.length;
    assert.match(await extension.stopSharingAndErase(), new RegExp(`^${count} observations erased\\.`));
    await until(async () => (await sharedHistory(server, definition)).every(({ runs }) => runs.length === 0));
    await extension.page.screenshot({ path: `${session().pictures}/sharing-ended.png` });
  });
}

const asLine = (observation) => JSON.stringify(Object.entries(observation).sort());

/** Waits until `check` holds. */
async function until(check) {
  const deadline = Date.now() + 10_000;
  while (!(await check().catch(() => false))) {
    assert.ok(Date.now() < deadline, "it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The content of a file once the browser has saved it. */
async function savedText(folder, name) {
  const path = join(folder, name);
  await until(async () => JSON.parse(await readFile(path, "utf8")) !== undefined);
  return readFile(path, "utf8");
}

/**
 * A price for every day of the past: mostly a fifth above today's, for a few days a tenth below; and for
 * a week half of it, when nobody could buy at it.
 */
const PAST_PRICES = Array.from({ length: HISTORY_DAYS - 2 }, (_, i) => ({
  daysAgo: i + 1,
  ...(i >= 35 && i < 42 ? { percent: 50, inStock: false } : { percent: i >= 20 && i < 25 ? 90 : 120 }),
}));

/** How many pixels of the chart are drawn upon. */
const inkOnChart = (page) =>
  page.evaluate(() => {
    const canvas = document
      .querySelector("companion-panel")
      .shadowRoot.querySelector('[data-part="chart"] canvas');
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

export function serverDown(session) {
  test("says quietly that the history server is down, and still shows the price", async () => {
    const { page, server, extension } = session();
    await server.stop();
    await extension.forgetAnswers();
    await session().visit("csr-xhr/ceramic-knife");
    const panel = await waitForPanel(page, noticeIncludes(SERVER_DOWN));
    assertAmounts(panel.texts["price-now"], "KRW", [productBySlug("ceramic-knife").skus[0].priceMinor]);
    assert.notEqual((await readPanel(page)).state, "error");
    await session().picture("server-down");
  });
}
