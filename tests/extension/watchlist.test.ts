import { beforeEach, describe, expect, it } from "vitest";
import { readPage } from "../../extension/src/background/page-reader.js";
import type { SeriesKey } from "../../extension/src/engine-contract.js";
import { DEFAULT_RULES, MAX_WATCHED, type WatchItem, type WatchRules } from "../../extension/src/messages/watch.js";
import { productPage, PRODUCT_URL, SKU } from "./product-page.js";
import { createTestServices, NOW, PRODUCT_ID, type TestServices } from "./test-services.js";

const HOUR_MS = 3_600_000;
/** Noon, local or not: far from the quiet hours of the default settings. */
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const KEY: SeriesKey = { product_id: PRODUCT_ID, sku_id: SKU, currency: "USD", context: "public" };

let services: TestServices;
beforeEach(async () => {
  services = createTestServices();
  await services.store.settings.write({ quiet_hours: { enabled: false, from_minute: 0, to_minute: 0 } });
});

async function visit(price: string, hours = 0, changes: { is_private?: boolean; stock?: number } = {}) {
  const { is_private = false, stock = 9 } = changes;
  const extract = productPage({ price, stock });
  const view = await readPage({ url: PRODUCT_URL, extract, is_private, now: hoursLater(hours) }, services);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
}

async function watch(rules?: WatchRules): Promise<void> {
  const added = await services.watchlist.add({ key: KEY, url: `${PRODUCT_URL}?spm=a2g0o.detail#nav`, title: "Desk lamp" }, NOW);
  expect(added.ok).toBe(true);
  if (rules) await services.watchlist.edit(PRODUCT_ID, { rules });
}

const item = async (): Promise<WatchItem> => {
  const found = await services.store.watches.read(PRODUCT_ID);
  if (!found) throw new Error("not watched");
  return found;
};
const toldTypes = async () => (await item()).told.map(({ alert }) => alert.type);
const shown = () => (chrome.notifications as unknown as { shown: Map<string, { title: string; buttons?: unknown }> }).shown;

describe("watching a product", () => {
  it("begins at the price this device knows, with the default wishes", async () => {
    await visit("US $20.44");
    await watch();
    expect(await item()).toMatchObject({
      id: PRODUCT_ID, url: PRODUCT_URL, rules: DEFAULT_RULES, price_minor: 2044, is_muted: false, failures: 0, told: [],
      state: { base_minor: 2044 }, last_check: { outcome: "ok", source: "visit" },
    });
    const row = await services.watchlist.row(PRODUCT_ID);
    expect(row?.preview).toMatchObject({ drop_minor: 1839 });
    expect(row?.runs).toHaveLength(1);
  });

  it("shows on the page's card, without what changes at every look", async () => {
    await visit("US $20.44");
    await watch();
    const { watch: summary } = await visit("US $20.44", 1);
    expect(summary).toMatchObject({ id: PRODUCT_ID, currency: "USD", rules: DEFAULT_RULES });
    expect((await visit("US $20.44", 2)).watch).toEqual(summary);
  });

  it("tells once when a visit finds the price fallen", async () => {
    await visit("US $20.44");
    await watch({ drop_percent: 10 });
    await visit("US $18.00", 1);
    await visit("US $18.00", 2);
    expect(await toldTypes()).toEqual(["price_drop"]);
    expect([...shown().keys()]).toEqual([`watch:${PRODUCT_ID}`]);
    expect(shown().get(`watch:${PRODUCT_ID}`)?.title).toBe("$18.00 – 12% below the price when you began");
  });

  it("waits for a page that loads its price later", async () => {
    await visit("US $20.44");
    await watch();
    const before = await item();
    const extract = `<!DOCTYPE html><html><body><script>window.runParams = {};</script></body></html>`;
    await readPage({ url: PRODUCT_URL, extract, is_private: false, now: hoursLater(1) }, services);
    expect(await item()).toEqual(before);
  });

  it("loses nothing when two readings come at once", async () => {
    await visit("US $20.44");
    await watch({ drop_percent: 10 });
    await Promise.all([visit("US $18.00", 1), visit("US $18.00", 1), visit("US $18.00", 1)]);
    expect(await toldTypes()).toEqual(["price_drop"]);
  });

  it("tells that it is back only after it was seen sold out", async () => {
    await visit("US $20.44");
    await watch({ back_in_stock: true });
    await visit("US $20.44", 1);
    expect(await toldTypes()).toEqual([]);
    await visit("US $20.44", 2, { stock: 0 });
    expect((await item()).in_stock).toBe(false);
    await visit("US $20.44", 3);
    expect(await toldTypes()).toEqual(["back_in_stock"]);
  });

  it("tells of no price that nobody can buy at", async () => {
    await visit("US $20.44");
    await watch({ target_minor: 1500, drop_percent: 10, new_low: true });
    await visit("US $10.00", 1, { stock: 0 });
    expect(await toldTypes()).toEqual([]);
    expect(await item()).toMatchObject({ in_stock: false, price_minor: 2044 });
    await visit("US $10.00", 2);
    expect(await toldTypes()).toContain("target_reached");
  });

  it("takes nothing from private windows", async () => {
    await visit("US $20.44");
    await watch({ drop_percent: 10 });
    const before = await item();
    expect((await visit("US $10.00", 1, { is_private: true })).watch).toBeUndefined();
    expect(await item()).toEqual(before);
  });

  it("does not compare another currency, and says so", async () => {
    await visit("US $20.44");
    await watch({ drop_percent: 10 });
    await visit("€2.00", 1);
    expect((await item()).last_check?.outcome).toBe("other_series");
    expect(await item()).toMatchObject({ price_minor: 2044, told: [] });
  });

  it("keeps to the user's own limit a day", async () => {
    await services.store.settings.write({ alerts_per_day: 1 });
    await visit("US $20.44");
    await watch({ target_minor: 1900 });
    await visit("US $19.00", 1);
    await visit("US $15.00", 2);
    expect(await toldTypes()).toEqual(["target_reached"]);
    await visit("US $15.00", 26);
    expect(await toldTypes()).toEqual(["target_reached", "target_reached"]);
  });

  it("waits by the chance of the product's own fall, else of the one in the settings", async () => {
    const day = (daysAgo: number) => hoursLater(-24 * daysAgo).toISOString();
    const runs = Array.from({ length: 12 }, (_, i) => 12 - i).map((weeksAgo) => ({
      from: day(7 * weeksAgo), to: day(7 * weeksAgo - 6), price_minor: weeksAgo % 2 === 1 ? 2044 : 1635,
    }));
    await services.store.series.update(KEY, () => ({ ...KEY, runs }));
    const isWaiting = async (rules: WatchRules) => {
      await services.store.watches.remove(PRODUCT_ID);
      await watch({ wait_chance_percent: 50, ...rules });
      await visit("US $20.44");
      return (await item()).state?.is_waiting === true;
    };
    expect(await isWaiting({})).toBe(true); // By a fifth every other week: more than the usual 15 %.
    expect(await isWaiting({ drop_percent: 30 })).toBe(false);
    await services.store.settings.write({ drop_percent: 30 });
    expect(await isWaiting({})).toBe(false);
    expect(await isWaiting({ drop_percent: 10 })).toBe(true);
  });

  it("begins anew when an imported state cannot be read", async () => {
    await visit("US $20.44");
    await watch();
    await services.store.watches.update(PRODUCT_ID, (one) => ({ ...one, state: { key: 5 } as never }));
    await visit("US $20.44", 1);
    expect((await item()).state?.base_minor).toBe(2044);
  });
});

describe("the list", () => {
  const imported = (id: string): WatchItem => ({
    id, key: { ...KEY, product_id: id }, url: `https://www.aliexpress.com/item/${id}.html`,
    rules: {}, is_muted: false, added_at: NOW.toISOString(), failures: 0, told: [],
  });
  const many = (count: number) => Array.from({ length: count }, (_, i) => imported(String(1005000000000 + i)));

  it("holds as many products as the free plan watches", async () => {
    const report = await services.watchlist.import(many(MAX_WATCHED + 3));
    expect(report).toEqual({ added: MAX_WATCHED, known: 0, left_out: 3 });
    const more = await services.watchlist.add({ key: KEY, url: PRODUCT_URL }, NOW);
    expect(more).toMatchObject({ ok: false, error: { code: "too_large" } });
    expect(await services.watchlist.import(many(2))).toEqual({ added: 0, known: 2, left_out: 0 });
  });

  it("gives back what was removed", async () => {
    await visit("US $20.44");
    await watch({ target_minor: 1500 });
    const before = await item();
    const removed = await services.store.watches.remove(PRODUCT_ID);
    expect(await services.watchlist.row(PRODUCT_ID)).toBeUndefined();
    await services.watchlist.import(removed ? [removed] : []);
    expect(await item()).toEqual(before);
  });

  it("is erased with everything else", async () => {
    await services.watchlist.import(many(2));
    await services.store.eraseRecords();
    expect(await services.watchlist.rows()).toEqual([]);
  });
});
