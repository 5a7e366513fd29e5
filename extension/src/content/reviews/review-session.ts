// The reviews of the product on the page: read when the page shows more of them, and loaded further when
// the shopper asks for it.
//
// Which product it is the reading of the price tells; on the shop's own page of reviews the address does.
// A reading that was overtaken by another product's is dropped.
import { locale } from "../../i18n/text.js";
import type { PageProbes } from "../../messages/page-probes.js";
import type { ReviewedProduct, ReviewsAnswer } from "../../messages/reviews.js";
import type { ReviewPattern } from "../../review-contract.js";
import { send } from "../../messages/send.js";
import { ReviewCard, type ReviewCardModel } from "../cards/reviews/review-card.js";
import { PAGES_A_CLICK, type MoreEnd } from "../cards/reviews/more-reviews.js";
import { whenIdle } from "../idle.js";
import { isReviewAnswer, ObservedAnswers } from "../observed-answers.js";
import { buildPageExtract } from "../page-extract.js";
import { PageWatch } from "../page-watch.js";
import { reviewedProductId } from "../product-url.js";

/** What the shopper sees when a reading takes longer. */
const LOADING_AFTER_MS = 300;
/** Pages of reviews that were opened on the page; what was read before is kept by the background. */
const MAX_ANSWERS = 30;

/** Where the card is put. */
export interface ReviewPlace {
  showReviews(card: HTMLElement): void;
  removeReviews(): void;
}

export class ReviewSession {
  readonly #place: ReviewPlace;
  readonly #probes: PageProbes;
  readonly #onPatterns: (patterns: readonly ReviewPattern[]) => void;
  readonly #answers = new ObservedAnswers(() => this.#readSoon(), { accepts: isReviewAnswer, atMost: MAX_ANSWERS });
  readonly #watch: PageWatch;
  #card: ReviewCard | undefined;
  #product: ReviewedProduct | undefined;
  /** Grows with each reading and each loading: what an older one says is dropped. */
  #turn = 0;
  #loading = 0;
  #lastRead = "";
  #cancelIdle: (() => void) | undefined;

  /** @param onPatterns told what is unusual about the reviews, whenever they were read */
  constructor(place: ReviewPlace, probes: PageProbes, onPatterns: (patterns: readonly ReviewPattern[]) => void = () => undefined) {
    this.#place = place;
    this.#onPatterns = onPatterns;
    this.#probes = probes;
    this.#watch = new PageWatch(probes.elements, { onNavigation: () => this.#navigated(), onChange: () => this.#readSoon() });
  }

  start(): void {
    this.#watch.start();
    this.#answers.start();
    this.#navigated();
  }

  stop(): void {
    this.#watch.stop();
    this.#answers.detach();
    this.#take(undefined);
  }

  /** What the page is about; undefined when its address is no product's (any more). */
  setProduct(product: ReviewedProduct | undefined): void {
    const id = reviewedProductId(location.href);
    this.#take(product ?? (id === undefined ? undefined : { id }));
  }

  #take(product: ReviewedProduct | undefined): void {
    if (product?.id === this.#product?.id) return;
    this.#turn += 1;
    this.#loading += 1;
    this.#lastRead = "";
    this.#cancelIdle?.();
    if (this.#product) this.#answers.forgetBeforeNavigation();
    this.#product = product;
    this.#card = undefined;
    this.#place.removeReviews();
    if (product) this.#readSoon();
  }

  #navigated(): void {
    if (reviewedProductId(location.href) !== undefined) this.setProduct(undefined);
  }

  #readSoon(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = whenIdle(() => void this.#read());
  }

  async #read(end?: MoreEnd): Promise<void> {
    const product = this.#product;
    if (!product) return;
    this.#watch.remember();
    const url = location.href;
    const extract = buildPageExtract(document, this.#answers.list(), this.#probes);
    if (extract === this.#lastRead) return;
    this.#lastRead = extract;
    const turn = ++this.#turn;
    const loading = setTimeout(() => this.#showLoading(turn), LOADING_AFTER_MS);
    const answer = await send("reviews.read", { url, extract, product, locale });
    clearTimeout(loading);
    if (turn !== this.#turn) return;
    this.#show(answer.ok ? modelOf(answer.value) : { state: "error" }, end);
    if (answer.ok && answer.value.state === "read") this.#onPatterns(answer.value.view.digest.patterns);
  }

  #showLoading(turn: number): void {
    if (turn === this.#turn && !this.#card) this.#show({ state: "loading" });
  }

  #show(model: ReviewCardModel, end?: MoreEnd): void {
    this.#card ??= new ReviewCard({
      onRetry: () => this.#again(),
      load: () => void this.#loadMore(),
      stop: () => (this.#loading += 1),
      openSettings: () => void send("page.open", { page: "options" }),
    });
    this.#card.show(model, end);
    this.#place.showReviews(this.#card.root);
  }

  #again(end?: MoreEnd): void {
    this.#lastRead = "";
    void this.#read(end);
  }

  /** One page after another, as slowly as the background answers, until the shopper stops it. */
  async #loadMore(): Promise<void> {
    const product = this.#product;
    if (!product) return;
    const loading = ++this.#loading;
    let end: MoreEnd | undefined;
    for (let page = 0; page < PAGES_A_CLICK && end === undefined; page += 1) {
      const answer = await send("reviews.more", { product_id: product.id });
      if (this.#product !== product) return;
      if (!answer.ok) end = answer.error.code === "rate_limited" ? "slow_down" : "failed";
      else if (answer.value.outcome !== "loaded") end = answer.value.outcome;
      else if (loading !== this.#loading) end = "stopped";
      else this.#card?.showProgress(answer.value);
    }
    this.#again(end);
  }
}

const modelOf = (answer: ReviewsAnswer): ReviewCardModel =>
  answer.state === "read" ? { state: "read", view: answer.view } : { state: "blocked" };
