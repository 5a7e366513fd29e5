// Variants that are reviewed otherwise than the rest, and what changed lately.
import { text } from "../../../i18n/text.js";
import type { LatelyChange, VariantDifference } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { formatUtcDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatStars } from "./review-words.js";

export function variantDifferences(variants: readonly VariantDifference[]): HTMLElement | undefined {
  if (variants.length === 0) return undefined;
  const rows = variants.map(({ sku, count, difference, low, high }) => {
    const isBetter = difference >= 0;
    // Both ends as what is better, or what is worse.
    const ends = isBetter ? [low, high] : [-high, -low];
    const [least = 0, most = 0] = ends;
    const values = { stars: formatStars(Math.abs(difference)), low: formatStars(least), high: formatStars(most) };
    return element(
      "li",
      {},
      element("p", { class: "variant-name", dir: "auto" }, sku),
      element("p", {}, isBetter ? text("reviews.variant_better", values) : text("reviews.variant_worse", values)),
      element("p", { class: "note" }, text("reviews.variant_count", { count: formatCount(count) })),
    );
  });
  return element(
    "section",
    { "data-part": "variants" },
    element("h4", {}, text("reviews.variants")),
    element("ul", {}, ...rows),
  );
}

export function latelyNote(lately: LatelyChange | undefined): HTMLElement | undefined {
  if (!lately) return undefined;
  const { since, average_stars: now, before_average_stars: before } = lately;
  const values = { date: formatUtcDay(since), average: formatStars(now), before: formatStars(before) };
  return element(
    "section",
    { "data-part": "lately" },
    element("h4", {}, text("reviews.lately")),
    element("p", {}, now >= before ? text("reviews.lately_better", values) : text("reviews.lately_worse", values)),
  );
}
