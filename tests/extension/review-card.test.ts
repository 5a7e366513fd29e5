import { beforeEach, describe, expect, it, vi } from "vitest";
import { markedText, mergedSpans } from "../../extension/src/content/cards/reviews/marked-text.js";
import { ReviewCard } from "../../extension/src/content/cards/reviews/review-card.js";
import type { ReviewsView } from "../../extension/src/messages/reviews.js";
import type { ReviewDigest } from "../../extension/src/review-contract.js";

const DIGEST: ReviewDigest = {
  state: "enough", method: "rules", count: 2, with_text: 2, languages: [{ language: "de", count: 2 }], average_stars: 4.5,
  stars: [0, 0, 0, 1, 1], sentiment: { average: 4.2, distribution: [0, 0, 0.1, 0.4, 0.5] },
  pros: [{ aspect: "quality", name: "quality", mentions: 1, share: 0.5, reviews: ["1"], quotes: [{ text: "<b>Gut</b>", review_id: "1", language: "de", translated: "Good" }] }],
  cons: [], differences: [], lately: [], text: "Shoppers like the quality.",
  patterns: [{ id: "burst", severity: "low", reviews: ["2"], facts: {}, explanation: "Many on one day." }],
};
const VIEW: ReviewsView = {
  product_id: "1", digest: DIGEST, read: 2, total: 9, more: "possible",
  reviews: [
    { id: "1", text: "<b>Gut</b> gemacht", photos: 0, stars: 5, translated: "Good work", reading: { id: "1", signals: [], aspects: [{ aspect: "quality", polarity: "positive", start: 0, end: 10 }] } },
    { id: "2", text: "Naja", photos: 0 },
  ],
};

const actions = { onRetry: vi.fn(), load: vi.fn(), stop: vi.fn(), openSettings: vi.fn() };
let card: ReviewCard;
const part = (name: string) => card.root.querySelector<HTMLElement>(`[data-part="${name}"]`);
const show = (change: Partial<ReviewsView> = {}, digest: Partial<ReviewDigest> = {}) =>
  card.show({ state: "read", view: { ...VIEW, ...change, digest: { ...DIGEST, ...digest } } });
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  card = new ReviewCard(actions);
  document.body.replaceChildren(card.root);
});

describe("the card of reviews", () => {
  it("shows text as text, and the shop's translation on request", () => {
    show();
    expect(part("quote")?.textContent).toBe("<b>Gut</b>");
    expect(part("quote")?.lang).toBe("de");
    expect(card.root.querySelector("b")).toBeNull();
    part("review-translation")?.click();
    expect(part("quote")?.textContent).toBe("Good");
    expect(document.activeElement).toBe(part("review-translation"));
  });

  it("leads from an aspect to its reviews, marked, and back to where the keyboard was", () => {
    show();
    part("aspect")?.click();
    expect([...card.root.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(["<b>Gut</b>"]);
    expect(card.root.querySelectorAll('[data-part="review"]')).toHaveLength(1);
    expect(document.activeElement).toBe(part("list-title"));
    part("review-back")?.click();
    expect(document.activeElement).toBe(part("aspect"));
  });

  it("shows the reviews that a pattern rests on", () => {
    show();
    part("pattern-reviews")?.click();
    expect(part("review")?.dataset.id).toBe("2");
  });

  it.each([
    ["none", { reviews: [] }, { state: "none" }],
    ["no_text", { reviews: [] }, { state: "no_text" }],
    ["unsupported", {}, { state: "no_text" }],
    ["few", {}, { state: "few" }],
    ["enough", {}, {}],
  ] as const)("says when its state is %s", (state, view, digest) => {
    show(view as Partial<ReviewsView>, digest);
    expect(card.root.dataset.reviews).toBe(state);
    expect(part("reviews-notice") === null).toBe(state === "enough");
  });

  it.each(["loading", "error", "blocked"] as const)("has its %s state", (state) => {
    card.show({ state });
    expect(card.root.dataset.reviews).toBe(state);
  });

  it("loads more on a click, with progress that can be stopped", () => {
    show();
    part("more-load")?.click();
    expect(actions.load).toHaveBeenCalledOnce();
    card.showProgress({ kept: 40, total: 90 });
    expect(part("more-status")?.textContent).toBe("Reading more: 40 of 90");
    part("more-stop")?.click();
    expect(actions.stop).toHaveBeenCalledOnce();
    card.show({ state: "read", view: VIEW }, "blocked");
    expect(part("more-status")?.textContent).toMatch(/asks for a check/);
  });
});

describe("marked text", () => {
  it("joins spans that touch and drops what lies outside", () => {
    expect(mergedSpans([{ start: 4, end: 9 }, { start: 0, end: 4 }, { start: 20, end: 30 }, { start: 3, end: 2 }], 12)).toEqual([{ start: 0, end: 9 }]);
  });

  it("shows a long text around its first mark, all of it on request", () => {
    const long = `${"a".repeat(2000)}👍good${"b".repeat(2000)}`;
    const shown = markedText(long, [{ start: 2002, end: 2006 }], "en");
    document.body.append(shown);
    expect(shown.textContent?.length).toBeLessThan(600);
    expect(shown.querySelector("mark")?.textContent).toBe("good");
    shown.querySelector("button")?.click();
    expect(shown.querySelector("p")?.textContent).toBe(long);
  });
});
