// Puts cards in another order, and back exactly as they were.
//
// In a flex or grid container by the CSS property `order`: no node moves, so whatever built the
// page finds everything where it was. In the normal flow the cards themselves change places. A
// list whose cards are placed otherwise, or spread over many containers, is left alone.
import { InlineStyles } from "./inline-styles.js";

/** Below this share of the cards in one container, sorting it would not sort the list. */
const MIN_SHARE = 2 / 3;
/** What the page adds later has order 0 and so stands behind what is in order here. */
const FIRST_ORDER = -1_000_000;

type Method = "order" | "move";

export class CardOrder {
  readonly #styles = new InlineStyles("order");
  /** The moved cards as the page had them. */
  #moved: HTMLElement[] = [];

  /** The container whose cards can be sorted; undefined where none can. */
  static container(cards: readonly HTMLElement[]): HTMLElement | undefined {
    const counts = new Map<HTMLElement, number>();
    for (const { parentElement: parent } of cards) if (parent) counts.set(parent, (counts.get(parent) ?? 0) + 1);
    const [[fullest, count] = [undefined, 0]] = [...counts].sort(([, a], [, b]) => b - a);
    if (!fullest || count < 2 || count < MIN_SHARE * cards.length) return undefined;
    return methodFor(fullest, cards.filter((card) => card.parentElement === fullest)) && fullest;
  }

  /** Shows the container's cards in this order; they take the places that cards had. */
  apply(container: HTMLElement, cards: readonly HTMLElement[]): void {
    if (methodFor(container, cards) === "order") this.#order(container, cards);
    else this.#move(container, cards);
  }

  /** The page's own order. */
  restore(): void {
    this.#styles.restoreAll();
    const cards = this.#moved.filter((card) => card.isConnected);
    this.#moved = [];
    takePlaces(cards);
  }

  /** Of cards in the order of the document: as the page has them, also while they are moved. */
  pageOrder(cards: readonly HTMLElement[]): HTMLElement[] {
    if (this.#moved.length === 0) return [...cards];
    const present = new Set(cards);
    const moved = new Set(this.#moved);
    return [...this.#moved.filter((card) => present.has(card)), ...cards.filter((card) => !moved.has(card))];
  }

  #order(container: HTMLElement, cards: readonly HTMLElement[]): void {
    const isCard = new Set<Element>(cards);
    const next = cards[Symbol.iterator]();
    [...container.children].forEach((child, place) => {
      const shown: unknown = isCard.has(child) ? next.next().value : child;
      if (shown instanceof HTMLElement) this.#styles.set(shown, String(FIRST_ORDER + place));
    });
  }

  #move(container: HTMLElement, cards: readonly HTMLElement[]): void {
    const inDocument = ([...container.children] as HTMLElement[]).filter((child) => cards.includes(child));
    this.#moved = this.pageOrder(inDocument);
    takePlaces(cards);
  }
}

/** Each card takes the place of the one that stands there now; what is between stays. */
function takePlaces(cards: readonly HTMLElement[]): void {
  const places = [...cards].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  if (places.every((card, i) => card === cards[i])) return;
  const marks = places.map((card) => {
    const mark = document.createComment("");
    card.before(mark);
    return mark;
  });
  marks.forEach((mark, i) => mark.replaceWith(cards[i] ?? ""));
}

function methodFor(container: HTMLElement, cards: readonly HTMLElement[]): Method | undefined {
  const isPlaced = [cards[0], cards.at(-1)].some((card) => {
    if (!card) return true;
    const { position, gridRowStart, gridColumnStart } = getComputedStyle(card);
    const hasOwnCell = [gridRowStart, gridColumnStart].some((line) => line !== "auto" && line !== "");
    return position === "absolute" || position === "fixed" || hasOwnCell;
  });
  if (isPlaced) return undefined;
  const { display } = getComputedStyle(container);
  if (/flex|grid/.test(display)) return "order";
  return /^(?:block|flow-root|inline-block|list-item)$/.test(display) ? "move" : undefined;
}
