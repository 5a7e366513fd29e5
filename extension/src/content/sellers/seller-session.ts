// The seller of the page: on a product page judged by the facts that the reading of the price brought,
// on a store's own page by what that page says.
//
// An answer that was overtaken by another page's is dropped.
import { locale } from "../../i18n/text.js";
import type { Envelope } from "../../messages/envelope.js";
import type { PageProbes } from "../../messages/page-probes.js";
import { send } from "../../messages/send.js";
import type { StorePageAnswer, TrustSubject, TrustView } from "../../messages/trust.js";
import type { ReviewPattern } from "../../review-contract.js";
import { SellerCard, type SellerCardModel } from "../cards/seller/seller-card.js";
import { whenIdle } from "../idle.js";
import { isStoreUrl, storeAddress } from "../lists/list-url.js";
import { ObservedAnswers } from "../observed-answers.js";
import { buildPageExtract } from "../page-extract.js";
import { PageWatch } from "../page-watch.js";

/** Where the card is put. */
export interface SellerPlace {
  showSeller(card: HTMLElement): void;
  removeSeller(): void;
}

export class SellerSession {
  readonly #place: SellerPlace;
  readonly #probes: PageProbes;
  readonly #answers = new ObservedAnswers(() => this.#readStoreSoon());
  readonly #watch: PageWatch;
  #card: SellerCard | undefined;
  #subject: TrustSubject | undefined;
  #patterns: readonly ReviewPattern[] = [];
  /** Grows with each question: what an older one is answered is dropped. */
  #turn = 0;
  #lastAsked = "";
  /** The store whose own page is open. */
  #store = "";
  #cancelIdle: (() => void) | undefined;

  /** @param probes what is collected from a store's page */
  constructor(place: SellerPlace, probes: PageProbes) {
    this.#place = place;
    this.#probes = probes;
    // A store lists its goods without end: what it says of itself comes once, with the page or in an answer.
    this.#watch = new PageWatch([], { onNavigation: () => this.#navigated(), onChange: () => undefined });
  }

  start(): void {
    this.#watch.start();
    this.#answers.start();
    this.#navigated();
  }

  stop(): void {
    this.#watch.stop();
    this.#answers.detach();
    this.#clear();
  }

  /** What the product page says about seller and listing; undefined when it is no product's any more. */
  setSubject(subject: TrustSubject | undefined): void {
    if (isStoreUrl(location.href)) return;
    if (!subject) return this.#clear();
    if (subject.facts.product?.id !== this.#subject?.facts.product?.id) this.#patterns = [];
    this.#subject = subject;
    void this.#askListing();
  }

  /** What is unusual about the reviews of the product on the page. */
  setReviewPatterns(patterns: readonly ReviewPattern[]): void {
    if (patterns.length === 0 && this.#patterns.length === 0) return;
    this.#patterns = patterns;
    void this.#askListing();
  }

  #navigated(): void {
    const store = isStoreUrl(location.href) ? storeAddress(location.href) : "";
    if (store === this.#store) return;
    this.#store = store;
    this.#answers.forgetBeforeNavigation();
    this.#clear();
    this.#readStoreSoon();
  }

  #clear(): void {
    this.#turn += 1;
    this.#cancelIdle?.();
    this.#subject = undefined;
    this.#patterns = [];
    this.#lastAsked = "";
    this.#card = undefined;
    this.#place.removeSeller();
  }

  #readStoreSoon(): void {
    if (!isStoreUrl(location.href)) return;
    this.#cancelIdle?.();
    this.#cancelIdle = whenIdle(() => void this.#askStore());
  }

  async #askListing(): Promise<void> {
    const subject = this.#subject;
    if (!subject) return;
    const request = { ...subject, review_patterns: [...this.#patterns], locale };
    const answer = await this.#ask(JSON.stringify(request), () => send("trust.read", request));
    if (answer) this.#show(answer.ok ? { state: "read", view: answer.value } : { state: "error" });
  }

  async #askStore(): Promise<void> {
    this.#watch.remember();
    const url = location.href;
    const extract = buildPageExtract(document, this.#answers.list(), this.#probes);
    const answer = await this.#ask(url + extract, () => send("store.read", { url, extract, locale }));
    if (answer?.ok && answer.value.state === "none") return this.#place.removeSeller();
    if (answer) this.#show(answer.ok ? modelOf(answer.value) : { state: "error" });
  }

  /** Undefined when the same was asked before, or something newer since. */
  async #ask<T>(asked: string, question: () => Promise<Envelope<T>>): Promise<Envelope<T> | undefined> {
    if (asked === this.#lastAsked) return undefined;
    this.#lastAsked = asked;
    const turn = ++this.#turn;
    const answer = await question();
    return turn === this.#turn ? answer : undefined;
  }

  #show(model: SellerCardModel): void {
    this.#card ??= new SellerCard({
      onRetry: () => this.#again(),
      writeNote: (view, words) => this.#writeNote(view, words),
    });
    this.#card.show(model);
    this.#place.showSeller(this.#card.root);
  }

  #again(): void {
    this.#lastAsked = "";
    if (isStoreUrl(location.href)) this.#readStoreSoon();
    else void this.#askListing();
  }

  async #writeNote({ store: { id } }: TrustView, words: string): Promise<boolean> {
    return id !== undefined && (await send("trust.note", { store_id: id, text: words })).ok;
  }
}

const modelOf = (answer: StorePageAnswer): SellerCardModel =>
  answer.state === "read" ? answer : { state: "blocked" };
