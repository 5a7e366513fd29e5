import { beforeEach, describe, expect, it } from "vitest";
import { productHash } from "../../extension/src/background/crowd-history.js";
import { readList } from "../../extension/src/background/list-reader.js";
import { readPage } from "../../extension/src/background/page-reader.js";
import type { Series, SeriesKey } from "../../extension/src/engine-contract.js";
import { createTestServices, NOW, PRODUCT_ID, type TestServices } from "./test-services.js";

const LIST_URL = "https://www.aliexpress.com/w/wholesale-lamp.html";
const OTHER_ID = "1005006987654321";
const API = "https://www.aliexpress.com/fn/search-pc/index";

interface CardChanges {
  id?: string;
  currency?: string;
  cent?: number;
  sellingPoints?: unknown[];
}

const card = ({ id = PRODUCT_ID, currency = "USD", cent = 1500, sellingPoints = [] }: CardChanges = {}) => ({
  productId: id,
  title: { displayTitle: `Lamp ${id}` },
  prices: { salePrice: { currencyCode: currency, cent, formattedPrice: `US $${cent / 100}` } },
  sellingPoints,
});

function extractOf(...cards: unknown[]): string {
  const answer = JSON.stringify({ data: { result: { mods: { itemList: { content: cards } } } } });
  return `<!DOCTYPE html><html lang="en"><body><script type="application/json" data-companion-api="${API}">${answer}</script></body></html>`;
}

const list = (...cards: unknown[]) => ({ url: LIST_URL, extract: extractOf(...cards), is_private: false, now: NOW, locale: "en" });

/** 60 days at US $20.00, as product pages left it. */
const PAST: Series = {
  product_id: PRODUCT_ID,
  currency: "USD",
  ship_to: "US",
  context: "public",
  runs: [{ from: "2026-09-24T00:00:00Z", to: "2026-11-22T00:00:00Z", price_minor: 2000 }],
};

let services: TestServices;
beforeEach(async () => {
  services = createTestServices();
  await services.store.series.update(PAST as SeriesKey, () => PAST);
  await services.store.destination.write("US");
});

async function judgements(...cards: unknown[]) {
  const view = await readList(list(...cards), services);
  expect(view.ok).toBe(true);
  return view.ok ? view.value.products.map(({ judgement }) => judgement) : [];
}

describe("a list", () => {
  it("is held against what product pages left on the device", async () => {
    const view = await readList(list(card(), card({ id: OTHER_ID })), services);
    expect(view).toMatchObject({
      ok: true,
      value: {
        products: [
          {
            ids: [PRODUCT_ID],
            currency: "USD",
            price_minor: 1500,
            judgement: { enough_data: true, label: "great", legal_discount_percent: 25, lowest: { price_minor: 2000 } },
          },
          { ids: [OTHER_ID], price_minor: 1500 },
        ],
      },
    });
    expect(view.ok && view.value.products[1]?.judgement).toBeUndefined();
  });

  it("leaves no sighting, asks nobody, queues nothing", async () => {
    await services.store.settings.writeConsent("lookup", true, NOW);
    await services.store.settings.writeConsent("contribute", true, NOW);
    await readList(list(card(), card({ id: OTHER_ID })), services);
    expect(await services.store.measure()).toEqual({ series: 1, queued: 0, contributor_keys: 0, audit_lines: 0, watched: 0, advices: 0, seen_products: 0, seen_coupons: 0, reviewed_products: 0, known_stores: 0, known_listings: 0 });
    expect(await services.store.series.readAll([PAST as SeriesKey])).toEqual([PAST]);
    expect(services.server.received).toEqual([]);
  });

  it.each([
    ["in another currency", card({ currency: "EUR" })],
    ["for new customers", card({ sellingPoints: [{ source: "welcomedeal_test" }] })],
  ])("is not held against a history when the price is %s", async (_, other) => {
    expect(await judgements(other)).toEqual([undefined]);
  });

  it("is held against the history for the destination named last, and no other", async () => {
    await services.store.destination.write("DE");
    expect(await judgements(card())).toEqual([undefined]);
    await services.store.destination.clear();
    expect(await judgements(card())).toEqual([undefined]);
  });

  it("uses what the crowd said of a product today, without asking again", async () => {
    await services.store.settings.writeConsent("lookup", true, NOW);
    services.server.answerWith("/v1/config", { prefix_length: 4 });
    const prefix = (await productHash(OTHER_ID)).slice(0, 4);
    services.server.answerWith(`/v1/history/${prefix}`, { products: [{ product_id: OTHER_ID, series: [PAST] }] });
    await services.crowd.lookUp(OTHER_ID);
    const asked = services.server.received.length;
    expect(await judgements(card({ id: OTHER_ID }))).toMatchObject([{ label: "great" }]);
    expect(services.server.received).toHaveLength(asked);
  });

  it("loses one badge, not all, to a history that cannot be read", async () => {
    const damaged = { ...PAST, product_id: OTHER_ID, runs: [{ from: "soon" }] } as unknown as Series;
    await services.store.series.update(damaged as SeriesKey, () => damaged);
    expect(await judgements(card({ id: OTHER_ID }), card())).toMatchObject([undefined, { label: "great" }]);
  });

  it.each([
    ["a page without cards", extractOf()],
    ["an empty page", "<!DOCTYPE html><html><body></body></html>"],
    ["a bot check", '<script>window._config_ = {"NCTOKENSTR": "1", "x5secdata": "2"}; "_____tmd_____/punish"</script>'],
  ])("has no products on %s", async (_, extract) => {
    expect(await readList({ ...list(), extract }, services)).toEqual({ ok: true, value: { products: [] } });
  });

  it("has no products on a product page", async () => {
    const page = { ...list(card()), url: `https://www.aliexpress.com/item/${PRODUCT_ID}.html` };
    expect(await readList({ ...page, extract: '<meta property="og:title" content="Lamp">' }, services)).toEqual({ ok: true, value: { products: [] } });
  });
});

describe("the destination", () => {
  const API_ANSWER = {
    data: {
      result: {
        GLOBAL_DATA: { globalData: { productId: PRODUCT_ID, currencyCode: "USD" } },
        PRICE: { region: "FR", selectedSkuId: 1, targetSkuPriceInfo: { salePriceString: "US $18.40" } },
        SKU: {},
      },
    },
    ret: ["SUCCESS::ok"],
  };
  const page = (isPrivate: boolean) => ({
    url: `https://www.aliexpress.com/item/${PRODUCT_ID}.html`,
    extract: `<script type="application/json" data-companion-api="https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/">${JSON.stringify(API_ANSWER)}</script>`,
    is_private: isPrivate,
    now: NOW,
  });

  it("is what a product page named last, but not in a private window", async () => {
    await readPage(page(true), services);
    expect(await services.store.destination.read()).toBe("US");
    await readPage(page(false), services);
    expect(await services.store.destination.read()).toBe("FR");
  });

  it("is erased with everything else", async () => {
    await services.store.eraseRecords();
    expect(await services.store.destination.read()).toBeUndefined();
  });
});
