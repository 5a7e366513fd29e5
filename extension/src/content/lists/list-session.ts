// A page that lists products, under observation: what its cards cost is held against what is known
// of them, and shown as badges.
//
// The way of one reading: new cards → idle time → extract of what is new → listing.read → badges
// within one animation frame. A card is asked about once. Cards that the data of the page does not
// hold (it was scrolled since, or answers were missed) are read as they are drawn, in a second turn.
import { locale } from "../../i18n/text.js";
import type { ListedProduct } from "../../messages/list-view.js";
import type { PageProbes } from "../../messages/page-probes.js";
import { send } from "../../messages/send.js";
import type { Settings } from "../../messages/settings.js";
import { whenIdle } from "../idle.js";
import { ObservedAnswers } from "../observed-answers.js";
import { buildPageExtract } from "../page-extract.js";
import { PageWatch } from "../page-watch.js";
import { ListDecoration } from "./list-decoration.js";
import { isListUrl, listAddress } from "./list-url.js";
import { findProductCards, linkedProduct, type ProductCard } from "./product-cards.js";

/** A list that grows causes a burst of mutations; one look afterwards is enough. */
const SETTLE_MS = 300;

export class ListSession {
  readonly #probes: PageProbes;
  readonly #decoration = new ListDecoration();
  readonly #answers = new ObservedAnswers(() => this.#answered());
  readonly #watch = new PageWatch([], { onNavigation: () => this.#navigated(), onChange: () => undefined });
  readonly #observer = new MutationObserver(() => this.#settle());
  /** By every id under which a card may name the product. */
  #products = new Map<string, ListedProduct>();
  #asked = new Set<string>();
  /** Scripts and answers of the page that have not been read yet. */
  #hasNewData = true;
  #address = listAddress(location.href);
  #reading = 0;
  #isReading = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #cancelIdle: (() => void) | undefined;

  constructor(probes: PageProbes) {
    this.#probes = probes;
  }

  start(): void {
    this.#watch.start();
    this.#answers.start();
    this.#lookSoon();
  }

  /** Takes everything off the page; the page's own order and cards are back. */
  stop(): void {
    this.#forget();
    this.#watch.stop();
    this.#answers.detach();
  }

  applySettings(settings: Settings): void {
    this.#decoration.applySettings(settings);
  }

  #forget(): void {
    this.#reading += 1;
    this.#isReading = false;
    this.#cancelIdle?.();
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#observer.disconnect();
    this.#products.clear();
    this.#asked.clear();
    this.#hasNewData = true;
    this.#decoration.remove();
  }

  #navigated(): void {
    if (listAddress(location.href) === this.#address) return;
    this.#address = listAddress(location.href);
    this.#answers.forgetBeforeNavigation();
    this.#forget();
    this.#lookSoon();
  }

  #answered(): void {
    this.#hasNewData = true;
    this.#lookSoon();
  }

  #settle(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#lookSoon();
    }, SETTLE_MS);
  }

  #lookSoon(): void {
    if (!isListUrl(location.href)) return;
    this.#cancelIdle?.();
    this.#cancelIdle = whenIdle(() => void this.#look());
  }

  async #look(): Promise<void> {
    // Observed from here on: before, a page that is still being built changes all the time.
    this.#observer.observe(document.documentElement, { subtree: true, childList: true });
    const cards = findProductCards(document);
    this.#decoration.show(cards, this.#products);
    const isNew = cards.some(({ id }) => !this.#asked.has(id));
    if (this.#isReading || !isNew) return;
    const reading = ++this.#reading;
    this.#isReading = true;
    await this.#read(cards, reading);
    if (reading !== this.#reading) return;
    this.#isReading = false;
    // Cards that came meanwhile.
    this.#lookSoon();
  }

  async #read(cards: readonly ProductCard[], reading: number): Promise<void> {
    const unknown = new Set(cards.map(({ id }) => id).filter((id) => !this.#asked.has(id)));
    if (this.#hasNewData) {
      this.#hasNewData = false;
      await this.#ask(unknown, reading, this.#probes, true);
    }
    for (const id of [...unknown]) if (this.#products.has(id)) unknown.delete(id);
    if (unknown.size > 0 && reading === this.#reading) {
      for (const id of unknown) this.#asked.add(id);
      await this.#ask(unknown, reading, { ...this.#probes, scripts: [] }, false);
    }
  }

  async #ask(wanted: Set<string>, reading: number, probes: PageProbes, withAnswers: boolean): Promise<void> {
    const answers = withAnswers ? this.#answers.list() : [];
    const extract = buildPageExtract(document, answers, probes, (element) => mayHold(element, wanted));
    const view = await send("listing.read", { url: location.href, extract, locale });
    // Without an answer the page stays as it is: badges are no reason to complain.
    if (reading !== this.#reading || !view.ok) return;
    for (const product of view.value.products) {
      for (const id of product.ids) {
        this.#asked.add(id);
        this.#products.set(id, product);
      }
    }
    this.#decoration.show(findProductCards(document), this.#products);
  }
}

/** Whether an element holds one of these products, or none at all (as the number of results). */
function mayHold(element: Element, wanted: ReadonlySet<string>): boolean {
  const links = element.matches("a") ? [element] : [...element.querySelectorAll("a")];
  const ids = links.map((link) => linkedProduct(link.getAttribute("href") ?? "")).filter((id) => id !== undefined);
  return ids.length === 0 || ids.some((id) => wanted.has(id));
}
