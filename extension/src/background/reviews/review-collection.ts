// Brings reviews of several pages together: each once, no more and no longer than is kept.
import type { Facts } from "../../engine-contract.js";
import type { KeptReview, ReviewCollection, ReviewedProduct } from "../../messages/reviews.js";

/** As many as one product's digest rests on. */
export const MAX_REVIEWS = 1000;
/** Of one text; almost all have less than 1,000. */
const MAX_TEXT_CHARS = 5000;
/** Of all texts of one product. */
const MAX_TOTAL_CHARS = 2_000_000;

type FactsReview = NonNullable<Facts["reviews"]>[number];

/** Not through the middle of a character that takes two UTF-16 units. */
function clipped(text: string): string {
  const isHigh = (text.charCodeAt(MAX_TEXT_CHARS - 1) & 0xfc00) === 0xd800;
  return text.slice(0, isHigh ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS);
}

/** Frames of reviews have no ids: there what is said tells one from another. */
const identity = ({ id, date, country, text }: FactsReview): string =>
  id ?? `~${date ?? ""}~${country ?? ""}~${(text ?? "").slice(0, 60)}`;

export function keptReview(review: FactsReview): KeptReview {
  const { stars, text = "", translated, language, date, country, sku, photos = [], helpful, follow_up: later } = review;
  return {
    id: identity(review),
    text: clipped(text),
    photos: photos.length,
    ...(stars === undefined ? {} : { stars }),
    ...(translated === undefined ? {} : { translated: clipped(translated) }),
    ...(language === undefined ? {} : { language }),
    ...(date === undefined ? {} : { date }),
    ...(country === undefined ? {} : { country }),
    ...(sku === undefined ? {} : { sku }),
    ...(helpful === undefined ? {} : { helpful }),
    ...(later === undefined ? {} : { follow_up: clipped(later.text) }),
  };
}

const sizeOf = ({ text, translated = "", follow_up: later = "" }: KeptReview): number =>
  text.length + translated.length + later.length;

/** The collection with these reviews; one seen again is taken as it is now, in its place. */
export function withReviews(
  before: ReviewCollection | undefined,
  product: ReviewedProduct,
  facts: Pick<Facts, "reviews" | "total" | "page" | "rating">,
  now: Date,
): ReviewCollection {
  const byId = new Map((before?.reviews ?? []).map((review) => [review.id, review]));
  let chars = [...byId.values()].reduce((sum, review) => sum + sizeOf(review), 0);
  for (const review of (facts.reviews ?? []).map(keptReview)) {
    const known = byId.get(review.id);
    const grown = chars + sizeOf(review) - (known ? sizeOf(known) : 0);
    if ((!known && byId.size >= MAX_REVIEWS) || grown > MAX_TOTAL_CHARS) continue;
    chars = grown;
    byId.set(review.id, review);
  }
  const total = (facts.page === "reviews" ? facts.total : undefined) ?? facts.rating?.count ?? before?.total;
  const title = product.title ?? before?.title;
  return {
    ...(before ?? { pages_loaded: 0 }),
    id: product.id,
    reviews: [...byId.values()],
    seen_at: now.toISOString(),
    ...(total === undefined ? {} : { total }),
    ...(title === undefined ? {} : { title }),
  };
}
