// The stars that were given, and what the words read like.
import { text } from "../../../i18n/text.js";
import type { ReviewDigest } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { element } from "../../../ui/dom.js";
import { formatShare, formatStars } from "./review-words.js";

export function ratingOverview(digest: ReviewDigest): HTMLElement | undefined {
  const { average_stars: average, stars } = digest;
  if (average === undefined) return undefined;
  return element(
    "div",
    { class: "rating", "data-part": "review-stars" },
    element(
      "p",
      { class: "average" },
      element("strong", { "aria-hidden": "true" }, formatStars(average)),
      element("span", { "aria-hidden": "true" }, " / 5"),
      element("span", { class: "visually-hidden" }, text("reviews.average_label", { average: formatStars(average) })),
    ),
    starRows(stars),
  );
}

function starRows(stars: readonly number[]): HTMLElement {
  const most = Math.max(1, ...stars);
  const rows = stars.map((count, index) => {
    const values = { stars: String(index + 1), count: formatCount(count) };
    const words = index === 0 ? text("reviews.one_star_row", values) : text("reviews.stars_row", values);
    const bar = element("span", { class: "bar" });
    bar.style.inlineSize = `${(100 * count) / most}%`;
    return element(
      "li",
      {},
      element("span", { class: "visually-hidden" }, words),
      element("span", { class: "star-number", "aria-hidden": "true" }, String(index + 1)),
      element("span", { class: "track", "aria-hidden": "true" }, bar),
      element("span", { class: "star-count", "aria-hidden": "true" }, formatCount(count)),
    );
  });
  return element("ul", { class: "star-rows", "aria-label": text("reviews.stars_label") }, ...rows.reverse());
}

const CLASSES = ["very-bad", "bad", "mixed", "good", "very-good"];

/** Absent where nothing was written. */
export function sentimentBar({ sentiment }: ReviewDigest): HTMLElement | undefined {
  if (!sentiment) return undefined;
  const total = sentiment.distribution.reduce((sum, part) => sum + part, 0);
  if (total <= 0) return undefined;
  const shares = CLASSES.map((_, index) => (sentiment.distribution[index] ?? 0) / total);
  const [worst = "", bad = "", mixed = "", good = "", best = ""] = shares.map(formatShare);
  const label = text("reviews.sentiment_label", { very_bad: worst, bad, mixed, good, very_good: best });
  const parts = CLASSES.map((name, index) => {
    const part = element("span", { class: name });
    part.style.flexGrow = String(shares[index] ?? 0);
    return part;
  });
  return element(
    "div",
    { class: "sentiment", "data-part": "sentiment" },
    element("h4", {}, text("reviews.sentiment")),
    element("div", { class: "sentiment-bar", role: "img", "aria-label": label }, ...parts),
    element("p", { class: "note" }, text("reviews.sentiment_average", { average: formatStars(sentiment.average) })),
  );
}
