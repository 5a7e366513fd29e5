// What the shopper asked the list to look like: its order, and whether only good prices show.
import { CardOrder } from "./card-order.js";
import { InlineStyles } from "./inline-styles.js";
import { isGood, type JudgedCard } from "./judged-card.js";

export type ListOrder = "page" | "deal" | "discount";

export interface Arrangement {
  order: ListOrder;
  good_only: boolean;
}

export const AS_THE_SHOP: Arrangement = { order: "page", good_only: false };

/** The value a card is sorted by, the highest first; unknown ones follow in the page's order. */
const RANKS: Record<Exclude<ListOrder, "page">, (card: JudgedCard) => number | undefined> = {
  deal: ({ judgement }) => judgement.deal_score,
  discount: ({ judgement }) => judgement.legal_discount_percent,
};

export class ListArrangement {
  readonly #order = new CardOrder();
  readonly #hidden = new InlineStyles("display");
  #isSorted = false;

  /** How many cards are hidden. */
  get hiddenCount(): number {
    return this.#hidden.size;
  }

  /** @param cards every card of the list in the order of the document */
  apply({ order, good_only: isGoodOnly }: Arrangement, cards: readonly HTMLElement[], judged: readonly JudgedCard[]): void {
    if (order === "page") this.#restoreOrder();
    else this.#sort(order, cards, judged);
    const shown = new Set(isGoodOnly ? judged.filter(isGood).map(({ element }) => element) : cards);
    const hidden = new Set(cards.filter((card) => !shown.has(card)));
    this.#hidden.restoreAll(hidden);
    for (const card of hidden) this.#hidden.set(card, "none", "important");
  }

  /** The list as the shop made it. */
  restore(): void {
    this.#restoreOrder();
    this.#hidden.restoreAll();
  }

  #restoreOrder(): void {
    if (this.#isSorted) this.#order.restore();
    this.#isSorted = false;
  }

  #sort(order: Exclude<ListOrder, "page">, cards: readonly HTMLElement[], judged: readonly JudgedCard[]): void {
    const container = CardOrder.container(cards);
    if (!container) return this.#restoreOrder();
    const ranks = new Map(judged.map((card) => [card.element, RANKS[order](card) ?? -Infinity]));
    const rank = (card: HTMLElement) => ranks.get(card) ?? -Infinity;
    const inContainer = this.#order.pageOrder(cards.filter((card) => card.parentElement === container));
    // Stable: cards of equal rank stay in the page's order. (Infinities do not subtract.)
    const sorted = inContainer.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) > rank(a) ? 1 : -1));
    this.#order.apply(container, sorted);
    this.#isSorted = true;
  }
}
