// Some reviews, with what was read in them marked; a view of its own with a way back.
import { text } from "../../../i18n/text.js";
import type { ReviewsView } from "../../../messages/reviews.js";
import { formatCount } from "../../../ui/counts.js";
import { formatUtcDay } from "../../../ui/dates.js";
import { button, element } from "../../../ui/dom.js";
import { markedText, type Span } from "./marked-text.js";
import { languageCode } from "./review-words.js";
import { translatable } from "./translatable.js";

type ShownReview = ReviewsView["reviews"][number];

export interface ListedReview {
  review: ShownReview;
  /** In the text, or in the translation. */
  marks: (Span & { isInTranslation: boolean })[];
}

const AT_ONCE = 30;

export function reviewList(title: string, listed: readonly ListedReview[], onBack: () => void): HTMLElement {
  const list = element("ul", { class: "review-list" });
  const further = button({ class: "link" }, () => showFurther(true));
  function showFurther(takesFocus: boolean): void {
    const rows = listed.slice(list.childElementCount, list.childElementCount + AT_ONCE).map(row);
    list.append(...rows);
    if (takesFocus) rows[0]?.focus();
    const left = listed.length - list.childElementCount;
    further.hidden = left === 0;
    further.textContent = text("reviews.show_further", { count: formatCount(Math.min(left, AT_ONCE)) });
  }
  showFurther(false);
  const heading = element("h4", { tabindex: "-1", "data-part": "list-title" }, title);
  return element(
    "section",
    { class: "review-view", "data-part": "review-list" },
    button({ class: "back", "data-part": "review-back" }, onBack, element("span", { "aria-hidden": "true", class: "arrow" }, "‹"), text("reviews.back")),
    heading,
    element("p", { class: "note" }, listed.length === 0 ? text("reviews.no_list") : text("reviews.list_count", { count: formatCount(listed.length) })),
    list,
    further,
  );
}

function row({ review, marks }: ListedReview): HTMLElement {
  const { text: original, translated, follow_up: later } = review;
  // What the words tell is surer than what the shop says.
  const language = review.reading?.language ?? review.language;
  const marksOf = (isInTranslation: boolean) => marks.filter((mark) => mark.isInTranslation === isInTranslation);
  return element(
    "li",
    { "data-part": "review", "data-id": review.id, tabindex: "-1" },
    element("p", { class: "note about" }, ...about(review)),
    translatable({
      original: () => markedText(original, marksOf(false), languageCode(language)),
      ...(translated === undefined ? {} : { translated: () => markedText(translated, marksOf(true), undefined) }),
      ...(language === undefined ? {} : { language }),
      isTranslationFirst: original === "" || (marksOf(false).length === 0 && marksOf(true).length > 0),
    }),
    later === undefined ? undefined : element("p", { class: "words later", dir: "auto" }, later),
  );
}

function about({ stars, date, country, sku }: ShownReview): (Node | string)[] {
  const parts: (Node | string | undefined)[] = [
    stars === undefined
      ? undefined
      : element("span", { role: "img", "aria-label": text("reviews.review_stars", { stars: String(stars) }) }, "★".repeat(stars) + "☆".repeat(5 - stars)),
    date === undefined ? undefined : formatUtcDay(date),
    country,
    sku === undefined ? undefined : element("bdi", {}, sku),
  ];
  return parts.filter((part) => part !== undefined).flatMap((part, index) => (index === 0 ? [part] : [" · ", part]));
}
