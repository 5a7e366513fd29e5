// The reviews of a product: seen on pages, loaded on request, and what they come to.
//
// In private windows nothing is kept and nothing is loaded: the digest rests on what the page itself holds.
import type { Facts } from "../../engine-contract.js";
import { failure, success, type Envelope } from "../../messages/envelope.js";
import type {
  LoadedReviews,
  MoreReviews,
  ReviewCollection,
  ReviewedProduct,
  ReviewsAnswer,
  ReviewsView,
} from "../../messages/reviews.js";
import type { Settings } from "../../messages/settings.js";
import type { EngineOwner } from "../engine-owner.js";
import type { ReviewStore } from "../store/review-store.js";
import { MAX_REVIEWS, withReviews } from "./review-collection.js";
import { MAX_PAGES, type ReviewPages } from "./review-pages.js";
import type { ReviewReader } from "./review-reader-owner.js";

/** After this, loading begins again from the first page. */
const STALE_AFTER_MS = 24 * 3_600_000;

export interface ProductReviewsParts {
  engine: Pick<EngineOwner, "call">;
  store: ReviewStore;
  pages: ReviewPages;
  reader: ReviewReader;
  settings: { read(): Promise<Settings> };
  /** Whether the browser lets us read the shop's answers. */
  hasAccess: () => Promise<boolean>;
  now: () => Date;
}

/** Reviews as a page holds them. */
export interface ReviewsOnPage {
  url: string;
  extract: string;
  product: ReviewedProduct;
  locale: string;
  is_private: boolean;
}

export class ProductReviews {
  readonly #parts: ProductReviewsParts;

  constructor(parts: ProductReviewsParts) {
    this.#parts = parts;
  }

  /** Takes what a page holds, and answers the digest of all that is known. */
  async read(page: ReviewsOnPage): Promise<Envelope<ReviewsAnswer>> {
    const facts = await this.#facts(page.url, page.extract);
    if (!facts.ok) return facts;
    const { value } = facts;
    const isBlocked = value.page === "blocked" || value.state === "blocked";
    if (isBlocked && !(await this.#known(page))) return success({ state: "blocked" });
    const collection = await this.#collect(page, value);
    const view = await this.#view(collection, page);
    return view.ok ? success({ state: "read", view: view.value }) : view;
  }

  /** Loads the next page of reviews from the shop; slow by design. */
  async loadMore(productId: string): Promise<Envelope<LoadedReviews>> {
    const { store, pages, now } = this.#parts;
    const before = await store.read(productId);
    const number = pagesLoaded(before, now()) + 1;
    if (before && isComplete(before, now())) return success(loaded("complete", before, before));
    if (!(await this.#parts.hasAccess())) return failure("consent_required", "reviews.more", "the browser does not allow it");
    const page = await pages.read(productId, number);
    if (!page.ok) return page;
    const facts = await this.#facts(page.value.url, page.value.text);
    if (!facts.ok) return facts;
    const { reviews = [], state, page: kind } = facts.value;
    if (kind === "blocked" || state === "blocked") {
      return success({ outcome: "blocked", added: 0, kept: before?.reviews.length ?? 0 });
    }
    if (kind !== "reviews") return failure("unavailable", page.value.url, "no reviews in the answer");
    const after = await store.change(productId, (known) => {
      const { is_complete: _, ...merged } = withReviews(known, { id: productId }, facts.value, now());
      const isLast = reviews.length === 0 ? { is_complete: true as const } : {};
      return { ...merged, pages_loaded: number, loaded_at: now().toISOString(), ...isLast };
    });
    return success(loaded(isComplete(after, now()) ? "complete" : "loaded", after, before));
  }

  async #facts(url: string, text: string): Promise<Envelope<Facts>> {
    return this.#parts.engine.call("facts.read", { url, rendered_wins: true }, text);
  }

  async #known({ product, is_private: isPrivate }: ReviewsOnPage): Promise<boolean> {
    return !isPrivate && (await this.#parts.store.read(product.id)) !== undefined;
  }

  async #collect({ product, is_private: isPrivate }: ReviewsOnPage, facts: Facts): Promise<ReviewCollection> {
    const { store, now } = this.#parts;
    if (isPrivate) return withReviews(undefined, product, facts, now());
    const known = await store.read(product.id);
    // A product without reviews takes no row.
    if (!known && (facts.reviews ?? []).length === 0) return withReviews(undefined, product, facts, now());
    return store.change(product.id, (before) => withReviews(before, product, facts, now()));
  }

  async #view(collection: ReviewCollection, page: ReviewsOnPage): Promise<Envelope<ReviewsView>> {
    const { id, reviews, total, title } = collection;
    const read = await this.#parts.reader.read(reviews, {
      locale: page.locale,
      ...(total === undefined ? {} : { total }),
      ...(title === undefined ? {} : { title }),
    });
    if (!read.ok) return read;
    const readings = new Map((read.value.reviews ?? []).map((reading) => [reading.id, reading]));
    const withWords = reviews.filter(({ text, translated }) => text !== "" || translated !== undefined);
    return success({
      product_id: id,
      digest: read.value.digest,
      reviews: withWords.map((review) => {
        const reading = readings.get(review.id);
        return reading ? { ...review, reading } : review;
      }),
      read: reviews.length,
      more: await this.#more(collection, page),
      ...(total === undefined ? {} : { total }),
    });
  }

  async #more(collection: ReviewCollection, { url, is_private: isPrivate }: ReviewsOnPage): Promise<MoreReviews> {
    // aliexpress.ru is run by another company, and its address for reviews takes more than a product.
    if (isPrivate || new URL(url).hostname.endsWith("aliexpress.ru")) return "impossible";
    if (isComplete(collection, this.#parts.now())) return "complete";
    const { consents } = await this.#parts.settings.read();
    return consents.reviews.granted && (await this.#parts.hasAccess()) ? "possible" : "needs_agreement";
  }
}

/** 0 as well when that was so long ago that there may be newer reviews. */
function pagesLoaded(collection: ReviewCollection | undefined, now: Date): number {
  const age = now.getTime() - Date.parse(collection?.loaded_at ?? "");
  return collection && age < STALE_AFTER_MS ? collection.pages_loaded : 0;
}

function isComplete(collection: ReviewCollection, now: Date): boolean {
  const pages = pagesLoaded(collection, now);
  const isAll = pages > 0 && collection.is_complete === true;
  return isAll || pages >= MAX_PAGES || collection.reviews.length >= MAX_REVIEWS;
}

function loaded(
  outcome: LoadedReviews["outcome"],
  { reviews, total }: ReviewCollection,
  before: ReviewCollection | undefined,
): LoadedReviews {
  const kept = reviews.length;
  return { outcome, added: kept - (before?.reviews.length ?? 0), kept, ...(total === undefined ? {} : { total }) };
}
