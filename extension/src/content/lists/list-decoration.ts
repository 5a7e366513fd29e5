// Everything that stands on a list of the page: badges, the bar, and the order the shopper chose.
// All of it is drawn in one animation frame, however many cards there are.
import type { ListedProduct } from "../../messages/list-view.js";
import type { Settings, Theme } from "../../messages/settings.js";
import { Badges } from "./badges.js";
import { CardOrder } from "./card-order.js";
import { EvidenceBubble } from "./evidence-bubble.js";
import { isJudged, isKnown, type JudgedCard, type KnownCard } from "./judged-card.js";
import { ListArrangement } from "./list-arrangement.js";
import { ListBar } from "./list-bar.js";
import type { ProductCard } from "./product-cards.js";

export class ListDecoration {
  readonly #bubble = new EvidenceBubble();
  readonly #badges = new Badges(this.#bubble);
  readonly #arrangement = new ListArrangement();
  /** The cards of the list in the order of the document. */
  #cards: HTMLElement[] = [];
  #known: KnownCard[] = [];
  #judged: JudgedCard[] = [];
  #frame: number | undefined;
  #theme: Theme = "system";
  #bar = this.#newBar();

  applySettings({ theme }: Settings): void {
    this.#theme = theme;
    for (const host of [this.#bar.host, this.#bubble.host]) host.dataset.theme = theme;
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
    const judged = new Map(this.#judged.map((card) => [card.element, card]));
    this.#known = listed.map((card) => judged.get(card.element) ?? card).filter(isKnown);
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
    this.#known = [];
    this.#judged = [];
    this.#arrangement.restore();
    this.#badges.remove();
    this.#bar.host.remove();
    // Another list begins in the shop's order.
    this.#bar = this.#newBar();
  }

  #newBar(): ListBar {
    const bar = new ListBar(() => this.#draw());
    bar.host.dataset.theme = this.#theme;
    return bar;
  }

  #draw(): void {
    const canSort = this.#judged.length > 0 && CardOrder.container(this.#cards) !== undefined;
    this.#badges.show(this.#known);
    this.#arrangement.apply(this.#bar.arrangement, this.#cards, this.#judged);
    // Nothing to say: no bar either.
    if (this.#judged.length === 0) return this.#bar.host.remove();
    this.#bar.show({
      total: this.#cards.length,
      judged: this.#judged.length,
      hidden: this.#arrangement.hiddenCount,
      can_sort: canSort,
    });
    if (!this.#bar.host.isConnected) document.documentElement.append(this.#bar.host);
  }
}
