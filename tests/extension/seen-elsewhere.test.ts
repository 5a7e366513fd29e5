import { beforeEach, describe, expect, it } from "vitest";
import { comparableProduct, pictureName } from "../../extension/src/background/comparable-product.js";
import { findLookAlikesHandler } from "../../extension/src/background/handlers/look-alike.find.js";
import { markLookAlikeHandler } from "../../extension/src/background/handlers/look-alike.mark.js";
import { eraseDataHandler } from "../../extension/src/background/handlers/data.erase.js";
import { writeSettingsHandler } from "../../extension/src/background/handlers/settings.write.js";
import { couponsSeen, keepCoupons, lookElsewhere, productOnPage } from "../../extension/src/background/seen-elsewhere.js";
import { MAX_SEEN_PRODUCTS } from "../../extension/src/background/store/seen-products.js";
import type { Facts, OfferCost } from "../../extension/src/engine-contract.js";
import { createTestServices, NOW, type TestServices } from "./test-services.js";

const TITLE = "Dimmable Desk Lamp with Oak Foot, Warm White, 12 W, Touch Switch";
const HOUR_MS = 3_600_000;

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

interface Lamp {
  id: string;
  price?: number;
  title?: string;
  store?: string;
}

const lamp = ({ id, price = 1800, title = TITLE, store = "7" }: Lamp): Facts => ({
  page: "product",
  state: "available",
  missing: [],
  warnings: [],
  sources: {},
  product: { id, title, image_urls: [`https://ae01.alicdn.com/kf/S${id}.jpg`] },
  store: { id: store, name: `Store ${store}` },
  offer: { currency: "USD", context: "public", price_minor: { min: price, max: price } },
}) as unknown as Facts;

const pageAt = (now: Date, isPrivate = false) => ({ url: "", extract: "", is_private: isPrivate, now });

async function costOf(facts: Facts): Promise<OfferCost> {
  const cost = await services.engine.call("offer.cost", { now: NOW.toISOString(), facts });
  if (!cost.ok) throw new Error(cost.error.message);
  return cost.value;
}

async function open(seen: Lamp, now = NOW, isPrivate = false) {
  const facts = lamp(seen);
  const product = await productOnPage(facts, await costOf(facts), pageAt(now, isPrivate), services);
  return product ? lookElsewhere(product, now, services) : [];
}

const context = (changes = {}) => ({ services, sender: {} as chrome.runtime.MessageSender, now: NOW, ...changes });
const mark = (isRefused: boolean, now = NOW) =>
  markLookAlikeHandler({ product_id: "2", other_id: "1", is_refused: isRefused }, context({ now }));

describe("the same item in another listing", () => {
  it("is told with where, when and for how much it was seen", async () => {
    expect(await open({ id: "1", price: 1500 })).toEqual([]);
    const [found] = await open({ id: "2", store: "8" }, new Date(NOW.getTime() + HOUR_MS));
    expect(found).toMatchObject({
      id: "1", url_id: "1", title: TITLE, store_name: "Store 7", seen_at: NOW.toISOString(), is_refused: false,
      price_there: { currency: "USD", min: 1500, max: 1500 },
      price: { per: "pack", relation: "cheaper_there", percent: 16 },
      numbers: ["12 w"],
    });
  });

  it("is not told of other items, nor of the product itself", async () => {
    await open({ id: "1" });
    expect(await open({ id: "1", price: 1700 })).toEqual([]);
    expect(await open({ id: "2", store: "8", title: TITLE.replace("12 W", "18 W") })).toEqual([]);
    expect(await services.store.seenProducts.count()).toBe(2);
  });

  it("that the shopper marked is remembered as such, and can be taken back", async () => {
    await open({ id: "1" });
    await mark(true);
    expect(await open({ id: "2", store: "8" })).toMatchObject([{ id: "1", is_refused: true }]);
    expect(await open({ id: "2", store: "8" }, new Date(NOW.getTime() + 2 * HOUR_MS))).toEqual([]);
    await mark(false);
    expect(await open({ id: "2", store: "8" })).toMatchObject([{ is_refused: false }]);
  });

  it("is neither kept nor looked for in private windows", async () => {
    await open({ id: "1" });
    expect(await open({ id: "2", store: "8" }, NOW, true)).toEqual([]);
    expect(await services.store.seenProducts.count()).toBe(1);
    const sender = { tab: { incognito: true } } as chrome.runtime.MessageSender;
    const marked = await markLookAlikeHandler({ product_id: "2", other_id: "1", is_refused: true }, context({ sender }));
    expect(marked.ok).toBe(false);
    expect(await services.store.seenProducts.refusals("2", ["1"])).toEqual([undefined]);
  });

  it("is not looked for in a private window even when a message asks", async () => {
    await open({ id: "1" });
    const product = { id: "2", url_id: "2", title: TITLE };
    const sender = { tab: { incognito: true } } as chrome.runtime.MessageSender;
    const hidden = await findLookAlikesHandler({ product }, context({ sender }));
    expect(hidden).toEqual({ ok: true, value: { look_alikes: [] } });
    expect(await services.store.seenProducts.count()).toBe(1);
    expect(await findLookAlikesHandler({ product }, context())).toMatchObject({ ok: true });
    expect(await services.store.seenProducts.count()).toBe(2);
  });

  it("is forgotten when the shopper switches it off", async () => {
    await open({ id: "1" });
    await writeSettingsHandler({ change: { remember_products: false } }, context());
    expect(await services.store.seenProducts.count()).toBe(0);
    expect(await open({ id: "2", store: "8" })).toEqual([]);
    expect(await services.store.seenProducts.count()).toBe(0);
  });

  it("is looked for among the latest thousand products", async () => {
    for (let i = 0; i <= MAX_SEEN_PRODUCTS; i += 1) {
      const seenAt = new Date(NOW.getTime() + i * 1000).toISOString();
      await services.store.seenProducts.write({ id: String(i), url_id: String(i), title: "x", seen_at: seenAt });
    }
    const kept = (await services.store.seenProducts.list()).map(({ id }) => id);
    expect(kept).toHaveLength(MAX_SEEN_PRODUCTS);
    expect(kept).not.toContain("0");
  });
});

describe("what is kept of a product", () => {
  it("names its pictures whatever size and title their addresses ask for", () => {
    expect(pictureName("https://ae01.alicdn.com/kf/S1a.jpg_220x220.jpg")).toBe("S1a");
    expect(pictureName("//ae-pic-a1.aliexpress-media.com/kf/S2b/Desk-Lamp.jpg?x=1")).toBe("S2b");
    expect(pictureName("https://example.org/lamp.jpg")).toBe("");
  });

  it("is the price of the variant that is cheapest by the piece", async () => {
    const facts = lamp({ id: "1" });
    facts.skus = [
      { id: "a", attributes: [{ name: "Pack", value: "5pcs" }], price_minor: 1000 },
      { id: "b", attributes: [{ name: "Pack", value: "50pcs" }], price_minor: 4000 },
    ];
    const product = comparableProduct(facts, await costOf(facts));
    expect(product).toMatchObject({ price_minor: { min: 4000, max: 4000 }, pieces: 50 });
  });

  it("takes one piece for unknown, as shops sell packs as one", async () => {
    const facts = lamp({ id: "1", title: "20pcs Twist Drill Bits" });
    const cost = await costOf(facts);
    expect(comparableProduct(facts, { ...cost, pieces: 1 })).not.toHaveProperty("pieces");
    expect(comparableProduct(facts, { ...cost, pieces: 3 })).toHaveProperty("pieces", 3);
  });

  it("is nothing without a title, and no price without one", async () => {
    const facts = lamp({ id: "1" });
    expect(comparableProduct({ ...facts, product: { id: "1" } } as Facts, await costOf(facts))).toBeUndefined();
    expect(comparableProduct(facts, undefined)).not.toHaveProperty("price_minor");
  });
});

describe("coupons of other pages", () => {
  const withCoupons = (facts: Facts, coupons: NonNullable<Facts["coupons"]>): Facts => ({ ...facts, coupons });
  const STORES_OWN = { kind: "store", amount_minor: 300, code: "SHOWN" } as const;
  const EVERYWHERE = { kind: "platform", percent: 5, min_spend_minor: 100 } as const;

  it("count for the same store, or everywhere; what this page stopped showing does not", async () => {
    const page = pageAt(NOW);
    await keepCoupons(withCoupons(lamp({ id: "1" }), [STORES_OWN, EVERYWHERE]), page, services);
    const kinds = async (seen: Lamp) => (await couponsSeen(lamp(seen), [], page, services)).map(({ kind }) => kind).sort();
    expect(await kinds({ id: "2" })).toEqual(["platform", "store"]);
    expect(await kinds({ id: "2", store: "8" })).toEqual(["platform"]);
    expect(await kinds({ id: "1" })).toEqual([]);
    const [coupon] = await couponsSeen(lamp({ id: "2" }), [], page, services).then((all) => all.filter(({ kind }) => kind === "store"));
    expect(coupon).toEqual({ ...STORES_OWN, currency: "USD", seen_at: NOW.toISOString(), product_id: "1", store_id: "7" });
  });

  it("are kept once, as last seen, and never from private windows", async () => {
    const facts = withCoupons(lamp({ id: "1" }), [STORES_OWN]);
    await keepCoupons(facts, pageAt(NOW, true), services);
    expect(await services.store.seenCoupons.count()).toBe(0);
    await keepCoupons(facts, pageAt(NOW), services);
    const later = new Date(NOW.getTime() + HOUR_MS);
    await keepCoupons(facts, pageAt(later), services);
    const seen = await couponsSeen(lamp({ id: "2" }), [], pageAt(later), services);
    expect(seen.map(({ seen_at }) => seen_at)).toEqual([later.toISOString()]);
    expect(await couponsSeen(lamp({ id: "2" }), [], pageAt(later, true), services)).toEqual([]);
  });
});

it("all of it is measured and erased", async () => {
  await open({ id: "1" });
  await mark(true);
  await keepCoupons({ ...lamp({ id: "1" }), coupons: [{ kind: "platform", percent: 5 }] }, pageAt(NOW), services);
  expect(await services.store.measure()).toMatchObject({ seen_products: 1, seen_coupons: 1 });
  const left = await eraseDataHandler({}, context());
  expect(left).toMatchObject({ ok: true, value: { seen_products: 0, seen_coupons: 0 } });
  expect(await services.store.seenProducts.refusals("2", ["1"])).toEqual([undefined]);
});
