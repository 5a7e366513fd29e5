// Unnatural patterns: each with what it means and the reviews it rests on, and the rating without them.
import { text } from "../../../i18n/text.js";
import type { ReviewDigest, ReviewPattern } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { button, element } from "../../../ui/dom.js";
import { formatStars } from "./review-words.js";

export type OpenPattern = (pattern: ReviewPattern) => void;

export function patternSection({ patterns, adjusted }: ReviewDigest, open: OpenPattern): HTMLElement | undefined {
  if (patterns.length === 0) return undefined;
  return element(
    "section",
    { class: "patterns", "data-part": "patterns" },
    element("h4", {}, text("reviews.patterns")),
    element("p", { class: "note" }, text("reviews.patterns_note")),
    element("ul", {}, ...patterns.map((pattern) => row(pattern, open))),
    adjusted && adjustedNote(adjusted),
  );
}

function row(pattern: ReviewPattern, open: OpenPattern): HTMLElement {
  const { id, severity, explanation, reviews } = pattern;
  return element(
    "li",
    { "data-part": "pattern", "data-id": id, "data-severity": severity },
    element("p", { dir: "auto" }, explanation, " ", element("span", { class: "note" }, `(${text(`reviews.severity_${severity}`)})`)),
    button(
      { class: "link", "data-part": "pattern-reviews", "aria-label": `${text("reviews.pattern_show", { count: formatCount(reviews.length) })}: ${explanation}` },
      () => open(pattern),
      text("reviews.pattern_show", { count: formatCount(reviews.length) }),
    ),
  );
}

function adjustedNote({ average, low, high, count_used: count }: NonNullable<ReviewDigest["adjusted"]>): HTMLElement {
  const values = { average: formatStars(average), low: formatStars(low), high: formatStars(high) };
  return element(
    "p",
    { class: "adjusted", "data-part": "adjusted" },
    element("strong", {}, text("reviews.adjusted", values)),
    element("span", { class: "note" }, text("reviews.adjusted_note", { count: formatCount(count) })),
  );
}
