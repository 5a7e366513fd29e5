// Everything that stands on a list of the page: badges, the bar, and the order the shopper chose.
// All of it is drawn in one animation frame, however many cards there are.
import type { ListedProduct } from "../../messages/list-view.js";
import type { Settings } from "../../messages/settings.js";
import { listBarStyle } from "../style-sheets.js";
import { Badges } from "./badges.js";
import { CardOrder } from "./card-order.js";
import { EvidenceBubble } from "./evidence-bubble.js";
import { isJudged, type JudgedCard } from "./judged-card.js";
import { ListArrangement } from "./list-arrangement.js";
import { ListBar } from "./list-bar.js";
import type { ProductCard } from "./product-cards.js";

export class ListDecoration {
  readonly #host = document.createElement("companion-list");
  readonly #bubble = new EvidenceBubble();
  readonly #badges = new Badges(this.#bubble);
  readonly #arrangement = new ListArrangement();
  #bar = this.#newBar();
  /** The cards of the list in the order of the document. */
  #cards: HTMLElement[] = [];
  #judged: JudgedCard[] = [];
  #frame: number | undefined;

  constructor() {
    this.#host.attachShadow({ mode: "open" }).append(listBarStyle(), this.#bar.element);
  }

  applySettings({ theme }: Settings): void {
    for (const host of [this.#host, this.#bubble.host]) host.dataset.theme = theme;
    this.#badges.theme = theme;
  }

  /** Shows what is known of these cards with the next animation frame. */
  show(cards: readonly ProductCard[], products: ReadonlyMap<string, ListedProduct>): void {
    const listed = cards.flatMap(({ id, element }) => {
      const product = products.get(id);
      return product ? [{ element, product }] : [];
    });
    this.#cards = listed.map(({ element }) => element);
    this.#judged = listed.flatMap(({ element, product }) =>
      isJudged(product.judgement) ? [{ element, product, judgement: product.judgement }] : [],
    );
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  /** Takes everything off; the list is as the shop made it. */
  remove(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#cards = [];
    this.#judged = [];
    this.#arrangement.restore();
    this.#badges.remove();
    this.#host.remove();
    // Another list begins in the shop's order.
    this.#bar.element.remove();
    this.#bar = this.#newBar();
    this.#host.shadowRoot?.append(this.#bar.element);
  }

  #newBar(): ListBar {
    return new ListBar(() => this.#draw());
  }

  #draw(): void {
    const canSort = this.#judged.length > 0 && CardOrder.container(this.#cards) !== undefined;
    this.#badges.show(this.#judged);
    this.#arrangement.apply(this.#bar.arrangement, this.#cards, this.#judged);
    // Nothing to say: no bar either.
    if (this.#judged.length === 0) return this.#host.remove();
    this.#bar.show({
      total: this.#cards.length,
      judged: this.#judged.length,
      hidden: this.#arrangement.hiddenCount,
      can_sort: canSort,
    });
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }
}
