// Coupons that pages offer to everybody: what of them is contributed, and how those of others are shown.
import { beforeEach, describe, expect, it } from "vitest";
import { couponsOf } from "../../extension/src/background/crowd-coupons.js";
import { refreshHistoryHandler } from "../../extension/src/background/handlers/history.refresh.js";
import { readPage } from "../../extension/src/background/page-reader.js";
import type { HandlerContext } from "../../extension/src/background/listener.js";
import { ContributionServer } from "./contribution-server.js";
import { productPage, PRODUCT_URL } from "./product-page.js";
import { createTestServices, NOW, observation, PRODUCT_ID, type TestServices } from "./test-services.js";

const ENDS = "2026-11-30T07:00:00Z";
const FOR_EVERYBODY = {
  couponType: "shopCoupon", codeScope: "public", acquirable: true, couponAmount: "US $1.00",
  promotionDetail: "Orders over US $17.00", couponCode: "HELLO7", endTime: Date.parse(ENDS) + 3_599_000,
};
const PERSONAL = { ...FOR_EVERYBODY, couponType: "platformCoupon", codeScope: "private", couponAmount: "US $3.00" };
const COLLECTED = { ...FOR_EVERYBODY, acquirable: false, couponAmount: "US $2.00" };
const { codeScope: _, ...NOT_TOLD } = FOR_EVERYBODY;

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

async function read(coupons: readonly object[] = [], changes: { is_private?: boolean } = {}) {
  const extract = productPage({ price: "US $18.40", coupons, store: "1102345" });
  const view = await readPage({ url: PRODUCT_URL, extract, is_private: false, now: NOW, ...changes }, services);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
}

const waitingCoupons = async () =>
  (await services.store.outbox.waiting()).flatMap((item) => ("coupon" in item ? [item.coupon] : []));

describe("contributing", () => {
  it("takes those that the page offers to everybody, with store, terms, end and hour, and no personal one", async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    await read([FOR_EVERYBODY, PERSONAL, COLLECTED, { ...NOT_TOLD, couponAmount: "US $4.00" }]);
    expect(await waitingCoupons()).toEqual([
      {
        product_id: PRODUCT_ID, kind: "store", store_id: "1102345", currency: "USD", amount_minor: 100,
        min_spend_minor: 1700, code: "HELLO7", ends: ENDS, observed_at: "2026-11-23T03:00:00Z",
      },
    ]);
  });

  it("keeps nothing of it without the agreement, and nothing from private windows", async () => {
    await read([FOR_EVERYBODY]);
    await services.store.settings.writeConsent("contribute", true, NOW);
    await read([FOR_EVERYBODY], { is_private: true });
    expect(await waitingCoupons()).toEqual([]);
  });
});

describe("sending", () => {
  const coupon = {
    product_id: PRODUCT_ID, kind: "store", store_id: "1102345", currency: "USD", amount_minor: 100, ends: ENDS,
    observed_at: "2026-11-23T03:00:00Z",
  } as const;
  const sentBatches = () =>
    services.server.received.flatMap(({ method, body = "" }) =>
      method === "POST" ? [JSON.parse((JSON.parse(body) as { batch: string }).batch) as object] : [],
    );

  it("puts coupons beside the prices of the signed batch, each once a day", async () => {
    new ContributionServer(services.server, () => NOW);
    await services.store.settings.writeConsent("contribute", true, NOW);
    await services.outbox.add([observation()], [coupon, coupon]);
    expect(await services.outbox.send()).toMatchObject({ ok: true });
    expect(sentBatches()).toEqual([{ observations: [observation()], coupons: [coupon] }]);
    await services.outbox.add([], [{ ...coupon, observed_at: "2026-11-23T09:00:00Z" }]);
    expect((await services.outbox.status()).queued).toBe(0);
    await services.outbox.add([], [{ ...coupon, amount_minor: 200 }]);
    expect((await services.outbox.status()).queued).toBe(1);
  });

  it("drops one that has ended meanwhile", async () => {
    new ContributionServer(services.server, () => NOW);
    await services.store.settings.writeConsent("contribute", true, NOW);
    await services.outbox.add([], [{ ...coupon, ends: "2026-11-23T03:00:00Z" }]);
    expect(await services.outbox.send()).toMatchObject({ ok: true, value: { sent: 0, too_old: 1 } });
    expect(sentBatches()).toEqual([]);
  });
});

const SHARED = {
  kind: "across_store", currency: "USD", amount_minor: 300, min_spend_minor: 1500, ends: ENDS,
  last_seen: "2026-11-22T21:00:00Z", keys: 4, networks: 3, required: { keys: 3, networks: 2 },
};
const bucketWith = (coupons: unknown) => ({ products: [{ product_id: PRODUCT_ID, series: [], coupons }] });

describe("of other shoppers", () => {
  it("are read with who stands behind them, and left out where malformed", () => {
    const [coupon] = couponsOf(bucketWith([SHARED]), PRODUCT_ID);
    expect(coupon).toEqual({
      kind: "across_store", currency: "USD", amount_minor: 300, min_spend_minor: 1500, ends: ENDS,
      seen_at: "2026-11-22T21:00:00Z", product_id: PRODUCT_ID, shoppers: { keys: 4, networks: 3 },
    });
    expect(couponsOf(bucketWith([SHARED]), "999")).toEqual([]);
    const broken = [
      null, {}, { ...SHARED, kind: "gift" }, { ...SHARED, currency: "<b>" }, { ...SHARED, amount_minor: -1 },
      { ...SHARED, last_seen: "soon" }, { ...SHARED, keys: 0 }, { ...SHARED, networks: "3" },
    ];
    expect(couponsOf(bucketWith(broken), PRODUCT_ID)).toEqual([]);
    expect(couponsOf(bucketWith([{ ...SHARED, code: "<i>", store_id: "x" }]), PRODUCT_ID)).toEqual([coupon]);
    expect(couponsOf(bucketWith(Array(50).fill(SHARED)), PRODUCT_ID)).toHaveLength(12);
    for (const malformed of [{}, { products: "no" }, bucketWith("no")]) expect(couponsOf(malformed, PRODUCT_ID)).toEqual([]);
  });

  it("come with the look-up, and count when the page is read again", async () => {
    services.server.answerWith("/v1/config", { prefix_length: 0 });
    services.server.answerWith("/v1/history/all", bucketWith([SHARED]));
    await services.store.settings.writeConsent("lookup", true, NOW);
    const first = await read();
    expect(first.history?.crowd).toBe("pending");
    expect(first.cost?.goods_after_coupons_minor).toBe(1840);
    const context = { services, sender: {}, now: NOW } as HandlerContext;
    const refreshed = await refreshHistoryHandler({ subject: first.subject ?? { candidates: [] } }, context);
    expect(refreshed).toMatchObject({ ok: true, value: { has_shared_coupons: true } });
    const second = await read();
    expect(second.history?.crowd).not.toBe("pending");
    expect(second.cost?.goods_after_coupons_minor).toBe(1540);
    expect(Object.values(second.coupon_origins ?? {})).toEqual([
      { kind: "across_store", seen_at: "2026-11-22T21:00:00Z", shoppers: { keys: 4, networks: 3 } },
    ]);
  });

  it("do not count twice, nor below their minimum, nor in another currency; nor without the agreement", async () => {
    services.server.answerWith("/v1/config", { prefix_length: 0 });
    const others = [SHARED, SHARED, { ...SHARED, min_spend_minor: 5000, amount_minor: 900 }, { ...SHARED, currency: "EUR" }];
    services.server.answerWith("/v1/history/all", bucketWith(others));
    await services.store.settings.writeConsent("lookup", true, NOW);
    await services.crowd.lookUp(PRODUCT_ID);
    const view = await read();
    expect(view.cost?.coupons.map(({ use }) => use)).toEqual(["applied", "duplicate", "below_minimum", "other_currency"]);
    await services.store.settings.writeConsent("lookup", false, NOW);
    expect((await read()).cost?.coupons).toEqual([]);
  });
});
