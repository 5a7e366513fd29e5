// Variants that are reviewed otherwise than the rest, and what changed lately.
import { text } from "../../../i18n/text.js";
import type { LatelyChange, VariantDifference } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { element } from "../../../ui/dom.js";
import { formatShare, formatStars } from "./review-words.js";

export function variantDifferences(variants: readonly VariantDifference[]): HTMLElement | undefined {
  if (variants.length === 0) return undefined;
  const rows = variants.map((variant) => {
    const { attribute, value, count, average_stars: average, others_average_stars: others } = variant;
    const { difference_low: low, difference_high: high } = variant;
    const isBetter = average >= others;
    // Both ends as what is better, or what is worse.
    const ends = isBetter ? [low, high] : [-high, -low];
    const [least = 0, most = 0] = ends;
    const values = { stars: formatStars(Math.abs(average - others)), low: formatStars(least), high: formatStars(most) };
    return element(
      "li",
      {},
      element("p", { class: "variant-name" }, element("bdi", {}, attribute), ": ", element("bdi", {}, value)),
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

/** Absent when nothing did. */
export function latelyNote(lately: readonly LatelyChange[]): HTMLElement | undefined {
  const sentences = lately.map(sentence).filter((found) => found !== undefined);
  if (sentences.length === 0) return undefined;
  return element(
    "section",
    { "data-part": "lately" },
    element("h4", {}, text("reviews.lately")),
    element("ul", {}, ...sentences.map((words) => element("li", { dir: "auto" }, words))),
  );
}

function sentence(change: LatelyChange): string | undefined {
  const { what, name, average_stars: now, others_average_stars: before, share, others_share: shareBefore } = change;
  if (what === "stars") {
    if (now === undefined || before === undefined) return undefined;
    const values = { average: formatStars(now), before: formatStars(before) };
    return now >= before ? text("reviews.lately_better", values) : text("reviews.lately_worse", values);
  }
  if (name === undefined || share === undefined || shareBefore === undefined) return undefined;
  const values = { aspect: name, percent: formatShare(share), before: formatShare(shareBefore) };
  return what === "praise" ? text("reviews.lately_praise", values) : text("reviews.lately_blame", values);
}
