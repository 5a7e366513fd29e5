import { describe, expect, it } from "vitest";
import { MAX_REVIEWS, withReviews } from "../../extension/src/background/reviews/review-collection.js";
import { NOW } from "./test-services.js";

const PRODUCT = { id: "1005", title: "Oak lamp" };
const page = (...reviews: { id?: string; text?: string; stars?: number; date?: string }[]) => ({ page: "reviews" as const, reviews, total: 90 });

describe("reviews of several pages", () => {
  it("are kept once each, as they are now", () => {
    const first = withReviews(undefined, PRODUCT, page({ id: "1", text: "good" }, { id: "2", stars: 4 }), NOW);
    const { reviews, total } = withReviews(first, PRODUCT, page({ id: "2", stars: 2 }, { id: "3", text: "bad" }), NOW);
    expect(reviews.map(({ id, stars }) => [id, stars])).toEqual([["1", undefined], ["2", 2], ["3", undefined]]);
    expect(total).toBe(90);
  });

  it("without ids are told apart by what they say", () => {
    const twice = page({ text: "good", date: "2026-01-01" }, { text: "good", date: "2026-01-01" }, { text: "bad", date: "2026-01-01" });
    expect(withReviews(undefined, PRODUCT, twice, NOW).reviews).toHaveLength(2);
  });

  it("are no more and no longer than is kept, and never cut through a character", () => {
    const many = Array.from({ length: MAX_REVIEWS + 5 }, (_, at) => ({ id: String(at), text: "fine" }));
    expect(withReviews(undefined, PRODUCT, page(...many), NOW).reviews).toHaveLength(MAX_REVIEWS);
    const [long] = withReviews(undefined, PRODUCT, page({ id: "1", text: `${"a".repeat(4999)}👍${"b".repeat(100_000)}` }), NOW).reviews;
    expect(long?.text).toBe("a".repeat(4999));
    const huge = Array.from({ length: 900 }, (_, at) => ({ id: String(at), text: "x".repeat(5000) }));
    expect(withReviews(undefined, PRODUCT, page(...huge), NOW).reviews).toHaveLength(400);
  });
});
