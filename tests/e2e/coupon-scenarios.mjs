// Coupons that pages offer to everybody: shared beside prices, and counted on the pages of others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Contributor } from "../../scripts/lib/contributor.mjs";
import { waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";
import { sharedProduct } from "../../scripts/lib/shared-history.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";

const HOUR_MS = 60 * 60 * 1000;
const WAIT_MS = 10_000;

const isoHour = (ms) => new Date(Math.floor(ms / HOUR_MS) * HOUR_MS).toISOString().replace(".000Z", "Z");

/** Waits until the server has published coupons of the product, and returns it. */
async function untilCouponsArePublic(server, definition) {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const product = await sharedProduct(server, definition);
    if (product?.coupons) return product;
    assert.ok(Date.now() < deadline, "no coupon became public");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function sharedCoupons(session) {
  test("a coupon that the page offers to everybody is shared with the category", async () => {
    const { page, extension, server } = session();
    const { definition } = await session().visit("module/desk-lamp");
    await waitForPrice(page);
    assert.match(await extension.sendNow(), /accepted [1-9]/);
    const product = await untilCouponsArePublic(server, definition);
    assert.equal(product.category_id, definition.categoryId);
    assert.deepEqual(
      product.coupons.map(({ kind, store_id: store, code, keys }) => ({ kind, store, code, keys })),
      Array(2).fill({ kind: "store", store: definition.store.id, code: "HELLO7", keys: 1 }),
    );
  });

  test("a coupon that others saw on the product is counted, with who saw it", async () => {
    const { page, extension, recorder, server } = session();
    const { definition } = fixtureByName("csr/trail-shoes");
    const now = Date.now();
    const coupon = {
      product_id: definition.id,
      kind: "across_store",
      currency: definition.style.currency,
      amount_minor: 300,
      min_spend_minor: 1500,
      ends: isoHour(now + 72 * HOUR_MS),
      observed_at: isoHour(now),
    };
    await new Contributor().contributeCoupons(server, [coupon]);
    await untilCouponsArePublic(server, definition);
    await extension.forgetAnswers();
    const asked = recorder.requests.length;
    await session().visit("csr/trail-shoes");
    const panel = await waitForPanel(page, (seen) => seen?.texts["coupon-shared"]);
    assert.match(panel.texts["coupon-shared"], /other shoppers saw on this product.*seen by one shopper.*−\$3\.00/s);
    assert.match(panel.texts["coupon-shared-note"], /not be offered to you/);
    // No other question than for the history, and nothing that names product or store.
    const paths = recorder.requests.slice(asked).map(({ url }) => url);
    assert.ok(paths.every((path) => ["/v1/config", "/v1/history/all"].includes(path)), paths.join(" "));
    await page.$eval('companion-panel >>> [data-part="cost"]', (part) => {
      part.open = true;
      part.scrollIntoView();
    });
    await session().picture("shared-coupon");
  });
}
