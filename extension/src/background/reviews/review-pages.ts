// Further pages of a product's reviews, loaded one by one, slowly, because the shopper asked for them:
// without cookies, each with its line in the log.
import { success, type Envelope } from "../../messages/envelope.js";
import type { PrivacyGuard } from "../privacy-guard.js";
import { readFromShop } from "../shop-text.js";

/** The shop's address for reviews; the same for every shopper. */
const ADDRESS = "https://feedback.aliexpress.com/pc/searchEvaluation.do";
const PAGE_SIZE = "20";
/** 500 reviews: what a shopper may wait for, and what one visitor may ask of the shop. */
export const MAX_PAGES = 25;
/** Between two requests, whatever product they are about. */
const LEAST_PAUSE_MS = 1200;
const TIME_LIMIT_MS = 12_000;
/** A page of 20 reviews is 20 to 60 KB. */
const MAX_PAGE_BYTES = 2 * 1024 * 1024;

export interface ReviewPagesParts {
  guard: PrivacyGuard;
  now: () => Date;
  pause: (ms: number) => Promise<void>;
}

export interface ReviewPage {
  url: string;
  text: string;
}

export class ReviewPages {
  readonly #parts: ReviewPagesParts;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #lastRequestMs = Number.NEGATIVE_INFINITY;

  constructor(parts: ReviewPagesParts) {
    this.#parts = parts;
  }

  /** One page, from 1; waits for its turn. Fails as the privacy guard does, or with `rate_limited`. */
  read(productId: string, page: number): Promise<Envelope<ReviewPage>> {
    const turn = this.#lastTurn.then(() => this.#read(productId, page));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #read(productId: string, page: number): Promise<Envelope<ReviewPage>> {
    const since = this.#parts.now().getTime() - this.#lastRequestMs;
    // A clock that was set back must not make us wait for hours.
    if (since >= 0 && since < LEAST_PAUSE_MS) await this.#parts.pause(LEAST_PAUSE_MS - since);
    this.#lastRequestMs = this.#parts.now().getTime();
    const url = reviewAddress(productId, page);
    const text = await readFromShop(this.#parts.guard, {
      purpose: "load_reviews",
      url,
      time_limit_ms: TIME_LIMIT_MS,
      max_bytes: MAX_PAGE_BYTES,
    });
    return text.ok ? success({ url, text: text.value }) : text;
  }
}

function reviewAddress(productId: string, page: number): string {
  const query = new URLSearchParams({
    productId,
    lang: "en_US",
    country: "US",
    page: String(page),
    pageSize: PAGE_SIZE,
    filter: "all",
    sort: "complex_default",
  });
  return `${ADDRESS}?${query.toString()}`;
}
