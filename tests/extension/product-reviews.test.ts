import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ReviewReader } from "../../extension/src/background/reviews/review-reader-owner.js";
import type { ReviewDigest } from "../../extension/src/review-contract.js";
import { createTestServices, NOW, PRODUCT_ID, type TestServices } from "./test-services.js";

const ADDRESS = "/pc/searchEvaluation.do";
const PAGE = { url: `https://www.aliexpress.com/item/${PRODUCT_ID}.html`, product: { id: PRODUCT_ID }, locale: "en" };

const entry = (id: number) => ({ evaluationIdStr: String(id), buyerEval: 100, buyerFeedback: `Good quality ${id}`, evalDate: "22 Nov 2025" });
const answer = (...ids: number[]) => JSON.stringify({ data: { evaViewList: ids.map(entry), totalNum: 90, currentPage: 1, totalPage: 5 } });
const extractWith = (text: string) =>
  `<html><body><script type="application/json" data-companion-api="https://acs.aliexpress.com/h5/mtop.aliexpress.review.pc.list/1.0/">${text}</script></body></html>`;

const digestOf = (count: number) => ({ count }) as ReviewDigest;
const read = vi.fn<ReviewReader["read"]>((reviews) => Promise.resolve({ ok: true, value: { digest: digestOf(reviews.length) } }));

let services: TestServices;
beforeEach(async () => {
  services = createTestServices({ reader: { read } });
  await services.store.settings.writeConsent("reviews", true, NOW);
});

const readPage = async (text: string, isPrivate = false) => {
  const answered = await services.productReviews.read({ ...PAGE, extract: extractWith(text), is_private: isPrivate });
  if (!answered.ok || answered.value.state !== "read") throw new Error(JSON.stringify(answered));
  return answered.value.view;
};
const planPages = (pageOf: (page: number) => string) =>
  services.server.answers.set(ADDRESS, ({ url }) => ({ status: 200, body: pageOf(Number(new URL(url).searchParams.get("page"))) }));

describe("reviews on pages", () => {
  it("come together over pages, and are counted and erased with everything else", async () => {
    await readPage(answer(1, 2));
    expect(await readPage(answer(2, 3))).toMatchObject({ product_id: PRODUCT_ID, read: 3, total: 90, more: "possible" });
    expect(await services.store.measure()).toMatchObject({ reviewed_products: 1 });
    await services.store.eraseRecords();
    expect(await services.store.measure()).toMatchObject({ reviewed_products: 0 });
  });

  it("of private windows are read and not kept, and no more are loaded", async () => {
    expect(await readPage(answer(1), true)).toMatchObject({ read: 1, more: "impossible" });
    expect(await services.store.measure()).toMatchObject({ reviewed_products: 0 });
  });
});

describe("loading more", () => {
  it("asks for one page after another, a second or more apart, each with its line in the log", async () => {
    planPages((page) => (page <= 2 ? answer(page * 10, page * 10 + 1) : answer()));
    const outcomes = [];
    for (let i = 0; i < 4; i += 1) outcomes.push(await services.productReviews.loadMore(PRODUCT_ID));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.outcome)).toEqual(["loaded", "loaded", "complete", "complete"]);
    expect(services.server.received).toHaveLength(3);
    expect(Math.min(...services.pauses)).toBeGreaterThanOrEqual(1000);
    const lines = await services.store.audit.list();
    expect(lines.map(({ purpose }) => purpose)).toEqual(["load_reviews", "load_reviews", "load_reviews"]);
    expect((await readPage(answer())).more).toBe("complete");
  });

  it("stops where the shop asks for a check", async () => {
    planPages(() => JSON.stringify({ ret: ["FAIL_SYS_USER_VALIDATE", "RGV587_ERROR::SM::"], data: { url: "https://acs.aliexpress.com/_____tmd_____/punish?x5secdata=1" } }));
    expect(await services.productReviews.loadMore(PRODUCT_ID)).toEqual({ ok: true, value: { outcome: "blocked", added: 0, kept: 0 } });
  });

  it("sends nothing without the agreement or the browser's permission", async () => {
    await services.store.settings.writeConsent("reviews", false, NOW);
    expect(await services.productReviews.loadMore(PRODUCT_ID)).toMatchObject({ ok: false, error: { code: "consent_required" } });
    expect((await readPage(answer(1))).more).toBe("needs_agreement");
    const closed = createTestServices({ reader: { read }, hasAccess: false });
    await closed.store.settings.writeConsent("reviews", true, NOW);
    expect(await closed.productReviews.loadMore(PRODUCT_ID)).toMatchObject({ ok: false, error: { code: "consent_required" } });
    expect([...services.server.received, ...closed.server.received]).toEqual([]);
  });

  it("begins again from the first page after a day", async () => {
    planPages((page) => answer(page));
    await services.productReviews.loadMore(PRODUCT_ID);
    services.setNow(new Date(NOW.getTime() + 25 * 3_600_000));
    await services.productReviews.loadMore(PRODUCT_ID);
    expect(services.server.received.map(({ url }) => new URL(url).searchParams.get("page"))).toEqual(["1", "1"]);
  });
});
