import { beforeEach, describe, expect, it } from "vitest";
import { readPage } from "../../extension/src/background/page-reader.js";
import { readHistory } from "../../extension/src/background/price-history.js";
import type { Series } from "../../extension/src/engine-contract.js";
import { createTestServices, NOW, PRODUCT_ID, type TestServices } from "./test-services.js";

const API = "https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/";
const URL_TEXT = `https://www.aliexpress.com/item/${PRODUCT_ID}.html`;
const SKU = "12000036543210987";

/** The answer that a page of today fetches, with the parts that hold its price. */
function pdpAnswer(price: string, title: string, pieces: number): string {
  const money = { currency: "USD", value: 36.8, formatedAmount: "US $36.80" };
  const result = {
    GLOBAL_DATA: { globalData: { productId: PRODUCT_ID, subject: title, currencyCode: "USD" } },
    PRODUCT_TITLE: { text: title },
    PRICE: {
      selectedSkuId: 1,
      targetSkuPriceInfo: { originalPrice: money, salePriceString: price },
      skuIdStrPriceInfoMap: { [SKU]: { originalPrice: money, salePriceString: price } },
    },
    SKU: { selectedSkuIdStr: SKU, skuPaths: [{ path: "1:2", skuIdStr: SKU, skuStock: pieces, salable: pieces > 0 }] },
  };
  return JSON.stringify({ api: "mtop.aliexpress.pdp.pc.query", data: { result }, ret: ["SUCCESS::ok"] });
}

function extractOf(price: string, title = "Desk lamp", pieces = 9): string {
  const answer = pdpAnswer(price, title, pieces).replaceAll("</", "<\\/");
  return `<!DOCTYPE html><html lang="en"><body><script>window.runParams = {};</script>
<script type="application/json" data-companion-api="${API}">${answer}</script></body></html>`;
}

const page = (changes = {}) => ({
  url: URL_TEXT, extract: extractOf("US $18.40"), is_private: false, now: NOW, ...changes,
});

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

async function read(changes = {}) {
  const view = await readPage(page(changes), services);
  if (!view.ok) throw new Error(JSON.stringify(view.error));
  return view.value;
}

describe("reading a page", () => {
  it("gives price, product and the history so far", async () => {
    const view = await read();
    expect(view).toMatchObject({
      state: "thin",
      product: { id: PRODUCT_ID, title: "Desk lamp" },
      offer: { currency: "USD", price_minor: 1840, list_price_minor: 3680, context: "public" },
      history: { crowd: "off", verdict: { enough_data: false } },
    });
  });

  it("keeps local history although the user shares nothing", async () => {
    await read();
    expect(await services.store.measure()).toMatchObject({ queued: 0, audit_lines: 0 });
    expect(await services.store.series.count()).toBeGreaterThan(0);
    expect(services.server.received).toEqual([]);
  });

  it("adds a later price to the same series", async () => {
    await read();
    const later = new Date(NOW.getTime() + 5 * 86_400_000);
    const view = await read({ extract: extractOf("US $17.00"), now: later });
    expect(view.history?.runs.map((run) => run.price_minor)).toEqual([1840, 1700]);
  });

  it("keeps that it is sold out, says so and sends it, and comes back to judging", async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    const view = await read({ extract: extractOf("US $17.00", "Desk lamp", 0) });
    expect(view.history?.verdict.label).toBe("sold_out");
    expect(view.history?.runs).toMatchObject([{ price_minor: 1700, in_stock: false }]);
    expect(view.history?.key).not.toHaveProperty("in_stock");
    const [item] = await services.store.outbox.waiting();
    expect(item).toMatchObject({ observation: { in_stock: false } });
    const later = new Date(NOW.getTime() + 86_400_000);
    const back = await read({ now: later });
    expect(back.history?.verdict.label).toBe("not_enough_history");
    expect(back.history?.runs.map((run) => run.in_stock)).toEqual([false, true]);
  });

  it("keeps no price that the page contradicts, and says that it is in doubt", async () => {
    const contradictory = extractOf("US $18.40").replace(/("skuIdStrPriceInfoMap".*?)US \$18\.40/, "$1US $12.10");
    const view = await read({ extract: contradictory });
    expect(view.warnings).not.toEqual([]);
    expect(view.history?.is_doubted).toBe(true);
    expect(await services.store.series.count()).toBe(0);
    expect((await read()).history?.is_doubted).toBeUndefined();
  });

  it("queues observations once the user contributes", async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    await read();
    const [item] = await services.store.outbox.waiting();
    expect(item).toMatchObject({
      observation: { product_id: PRODUCT_ID, currency: "USD", price_minor: 1840, observed_at: "2026-11-23T03:00:00Z" },
    });
  });

  it("keeps and queues nothing from a private window", async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    await services.store.settings.writeConsent("lookup", true, NOW);
    const view = await read({ is_private: true });
    expect(view.history?.crowd).toBe("private");
    expect(await services.store.measure()).toEqual({ series: 0, queued: 0, contributor_keys: 0, watched: 0, advices: 0, seen_products: 0, seen_coupons: 0, reviewed_products: 0, known_stores: 0, known_listings: 0, audit_lines: 0 });
    expect(services.server.received).toEqual([]);
  });

  it("leaves the crowd to be asked later, so that the network delays nothing", async () => {
    await services.store.settings.writeConsent("lookup", true, NOW);
    expect((await read()).history?.crowd).toBe("pending");
    expect(services.server.received).toEqual([]);
  });

  it("hands a hostile title on as the text it is", async () => {
    const title = '</script><img src=x onerror="alert(1)">';
    expect((await read({ extract: extractOf("US $18.40", title) })).product?.title).toBe(title);
  });

  it.each([
    ["nothing at all", "<!DOCTYPE html><html><body></body></html>"],
    ["broken JSON", `<script type="application/json" data-companion-api="${API}">{"data":{"result"</script>`],
  ])("never makes a price out of %s", async (_name, extract) => {
    const view = await readPage(page({ extract }), services);
    expect(view.ok && view.value.offer).toBeFalsy();
    expect(await services.store.series.count()).toBe(0);
  });
});

describe("the crowd's history", () => {
  const day = (daysAgo: number) => new Date(NOW.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 19) + "Z";
  const included = (crowd: Series[]) => ({ crowd, state: "included", now: NOW }) as const;

  it("of the very same series makes a verdict possible; other currencies do not count", async () => {
    const view = await read();
    const key = view.subject?.candidates[0]?.key;
    if (!view.subject || !key) throw new Error("no subject");
    const runs = [{ from: day(90), to: day(2), price_minor: 2500 }];
    const other: Series = { ...key, currency: "EUR", runs };
    const without = await readHistory(view.subject, included([other]), services);
    expect(without).toMatchObject({ ok: true, value: { crowd: "none", verdict: { enough_data: false } } });
    const same: Series = { ...key, runs };
    const joined = await readHistory(view.subject, included([same]), services);
    expect(joined).toMatchObject({
      ok: true,
      value: { crowd: "included", verdict: { enough_data: true }, stats: { typical_minor: 2500 } },
    });
  });

  it("comes in the compact form for closed days, beside the runs and decisions of the open ones", async () => {
    const view = await read();
    const key = view.subject?.candidates[0]?.key;
    if (!view.subject || !key) throw new Error("no subject");
    const decided = {
      day: "2026-11-22", state: "published", reason: "agreed", lowest_minor: 2500, highest_minor: 2500,
      keys: 4, networks: 2, required: { keys: 3, networks: 2 }, open: true,
    };
    const open = { from: day(1), to: day(1), price_minor: 2500 };
    // The codec's own example: 1999 from the first day of the year on, 1499 at 20:00, then 1999 again.
    const crowd = { ...key, encoded: "AgTgxwiXAp4fAgoIGOcHnh8CBQ==", runs: [open], days: [decided] };
    const history = await readHistory(view.subject, included([crowd] as Series[]), services);
    expect(history).toMatchObject({ ok: true, value: { crowd: "included", crowd_days: [decided] } });
    expect(history.ok && history.value.runs.map(({ price_minor: price }) => price)).toEqual([1999, 1999, 1499, 1999, 2500, 1840]);
  });

  describe("of what everyone pays, beside a personal price", () => {
    const bundle = `https://www.aliexpress.com/gcp/300000512/BundleDeals?productIds=${PRODUCT_ID}`;
    const shared = (from: number, price: number): Series => ({
      product_id: PRODUCT_ID, sku_id: SKU, currency: "USD", context: "public",
      runs: [{ from: day(from), to: day(1), price_minor: price }],
    });
    const personal = async (crowd: Series[]) => {
      const view = await read({ url: bundle });
      if (!view.subject) throw new Error("no subject");
      const history = await readHistory(view.subject, included(crowd), services);
      if (!history.ok) throw new Error(JSON.stringify(history.error));
      return history.value;
    };

    it("says what is taken off for this shopper alone", async () => {
      const history = await personal([shared(3, 2141)]);
      expect(history.key.context).toBe("bundle");
      expect(history.public_price).toEqual({ price_minor: 2141, seen_at: day(1), personal_minor: 301 });
      expect(history.runs.map((run) => run.price_minor)).toEqual([1840]);
    });

    it("shows the public history where the personal one is too short to judge", async () => {
      const history = await personal([shared(90, 2141)]);
      expect(history.key.context).toBe("public");
      expect(history.stats.current_minor).toBe(2141);
      expect(history.public_price?.personal_minor).toBe(301);
    });

    it("says nothing where no public price was seen", async () => {
      expect((await personal([])).public_price).toBeUndefined();
    });
  });

  it("that the engine refuses is left out, and the local history still shows", async () => {
    const view = await read();
    const key = view.subject?.candidates[0]?.key;
    if (!view.subject || !key) throw new Error("no subject");
    const broken = { ...key, runs: [{ from: "yesterday", to: 7, price_minor: -1 }] } as unknown as Series;
    const joined = await readHistory(view.subject, included([broken]), services);
    expect(joined).toMatchObject({ ok: true, value: { stats: { current_minor: 1840 } } });
  });
});
