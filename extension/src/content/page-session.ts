// One page under observation: when it may hold new facts, they are read and shown.
//
// The way of one reading: something changed → idle time → extract → page.read → card; and
// where the crowd has yet to be asked, history.refresh → card again; and where the item was seen
// in other listings, look-alike.find → card again. A reading that was overtaken by a newer one
// or by a navigation is dropped.
import type { LayoutReport } from "../engine-contract.js";
import type { Envelope } from "../messages/envelope.js";
import type { PageProbes } from "../messages/page-probes.js";
import type { LookAlikeView } from "../messages/elsewhere.js";
import { withHistory, type PageView } from "../messages/page-view.js";
import { send } from "../messages/send.js";
import { whenIdle } from "./idle.js";
import { ObservedAnswers } from "./observed-answers.js";
import { buildPageExtract } from "./page-extract.js";
import { PageWatch } from "./page-watch.js";
import type { ReviewedProduct } from "../messages/reviews.js";
import type { TrustSubject } from "../messages/trust.js";
import type { Panel } from "./panel.js";
import { isProductUrl, productPath } from "./product-url.js";

/** Readings are usually quicker: drawing the panel twice would cost the page more than it tells. */
const LOADING_AFTER_MS = 200;

/** What was found elsewhere, or is being asked for. */
interface Elsewhere {
  /** The product as it was asked for, so that the same is not asked twice. */
  asked: string;
  product_id: string;
  found: LookAlikeView[];
}

/** Who else wants to know what the page is about. */
export interface PageListener {
  /** The product, as soon as it is known; undefined when the page is no product's any more. */
  onProduct(product: ReviewedProduct | undefined): void;
  /** What the seller is to be judged by; undefined as above. */
  onSeller(subject: TrustSubject | undefined): void;
}

export class PageSession {
  readonly #panel: Panel;
  readonly #listener: PageListener;
  readonly #probes: PageProbes;
  readonly #answers = new ObservedAnswers(() => this.#readSoon());
  readonly #watch: PageWatch;
  #product = "";
  #reading = 0;
  /** Address and extract of the last reading, so that the same is not read twice. */
  #lastRead = "";
  /** The product whose page was read again with coupons that other shoppers saw. */
  #readAgainFor = "";
  /** What is on screen, when it is more than a state. */
  #view: PageView | undefined;
  #elsewhere: Elsewhere | undefined;
  #cancelIdle: (() => void) | undefined;

  constructor(panel: Panel, probes: PageProbes, listener: PageListener) {
    this.#panel = panel;
    this.#listener = listener;
    this.#probes = probes;
    this.#watch = new PageWatch(probes.watch, {
      onNavigation: () => this.#navigated(),
      onChange: () => this.#readSoon(),
    });
  }

  start(): void {
    this.#watch.start();
    this.#answers.start();
    this.#readSoon();
  }

  stop(): void {
    this.#reading += 1;
    this.#cancelIdle?.();
    this.#watch.stop();
    this.#answers.stop();
    this.#remove();
  }

  /** Reads the page even when it looks as it did the last time. */
  retry(): void {
    this.#lastRead = "";
    this.#elsewhere = undefined;
    this.#view = undefined;
    this.#panel.show({ state: "loading" });
    this.#readSoon();
  }

  /** How the page is built, for developers: which of the known layouts and rules match it. */
  layoutReport(): Promise<Envelope<LayoutReport>> {
    return send("page.report", { url: location.href, extract: this.#extract() });
  }

  #extract(): string {
    return buildPageExtract(document, this.#answers.list(), this.#probes);
  }

  #navigated(): void {
    if (productPath(location.href) !== this.#product) {
      this.#answers.forgetBeforeNavigation();
      this.#reading += 1;
      this.#product = "";
      this.#lastRead = "";
      this.#elsewhere = undefined;
      this.#remove();
    }
    this.#readSoon();
  }

  #readSoon(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = whenIdle(() => void this.#read());
  }

  async #read(): Promise<void> {
    const url = location.href;
    if (!isProductUrl(url)) return this.#remove();
    const isNewProduct = productPath(url) !== this.#product;
    this.#product = productPath(url);
    this.#watch.remember();
    const extract = this.#extract();
    if (url + extract === this.#lastRead) return;
    this.#lastRead = url + extract;
    const reading = ++this.#reading;
    const loading = isNewProduct ? setTimeout(() => this.#showLoading(reading), LOADING_AFTER_MS) : undefined;
    const view = await send("page.read", { url, extract });
    clearTimeout(loading);
    if (reading !== this.#reading) return;
    if (!view.ok) {
      this.#view = undefined;
      return this.#panel.show({ state: "error", error: view.error });
    }
    const { seller, ...shown } = view.value;
    this.#show(shown);
    if (seller) this.#listener.onSeller(seller);
    await Promise.all([this.#askCrowd(shown, reading), this.#findLookAlikes(shown)]);
  }

  #showLoading(reading: number): void {
    if (reading === this.#reading) this.#panel.show({ state: "loading" });
  }

  /** With what was found for this product before: it stays in view until there is newer. */
  #show(view: PageView): void {
    const { product_id: id, found = [] } = this.#elsewhere ?? {};
    const isKnown = found.length > 0 && id === view.comparable?.id;
    this.#view = isKnown ? { ...view, look_alikes: found } : view;
    this.#panel.show(this.#view);
    if (view.product) this.#listener.onProduct(view.product);
  }

  #remove(): void {
    this.#view = undefined;
    this.#listener.onProduct(undefined);
    this.#listener.onSeller(undefined);
    this.#panel.remove();
  }

  async #askCrowd({ subject, history: known }: PageView, reading: number): Promise<void> {
    if (!subject || known?.crowd !== "pending") return;
    const history = await send("history.refresh", { subject });
    if (reading !== this.#reading || !history.ok || !this.#view) return;
    this.#show(withHistory(this.#view, history.value));
    if (history.value.has_shared_coupons) await this.#readWithSharedCoupons();
  }

  /** Once a product: the coupons are at hand now, and what they take off follows from the page. */
  async #readWithSharedCoupons(): Promise<void> {
    if (this.#readAgainFor === this.#product) return;
    this.#readAgainFor = this.#product;
    this.#lastRead = "";
    await this.#read();
  }

  async #findLookAlikes({ comparable: product }: PageView): Promise<void> {
    if (!product) return;
    const asked = JSON.stringify(product);
    const before = this.#elsewhere;
    if (asked === before?.asked) return;
    const shown = before?.product_id === product.id ? before.found : [];
    const elsewhere: Elsewhere = { asked, product_id: product.id, found: shown };
    this.#elsewhere = elsewhere;
    const answer = await send("look-alike.find", { product });
    if (this.#elsewhere !== elsewhere) return;
    if (!answer.ok) {
      this.#elsewhere = before;
      return;
    }
    elsewhere.found = answer.value.look_alikes;
    const isNews = elsewhere.found.length + shown.length > 0;
    if (isNews && this.#view?.comparable?.id === product.id) this.#show({ ...this.#view, look_alikes: [] });
  }
}
