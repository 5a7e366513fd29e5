// The badges of a list: which card has one, what pointer and keys do with them.
import type { Theme } from "../../messages/settings.js";
import { Badge } from "./badge.js";
import type { EvidenceBubble } from "./evidence-bubble.js";
import { InlineStyles } from "./inline-styles.js";
import type { KnownCard } from "./judged-card.js";

export class Badges {
  readonly #bubble: EvidenceBubble;
  readonly #badges = new Map<HTMLElement, Badge>();
  readonly #positions = new InlineStyles("position");
  #theme: Theme = "system";

  constructor(bubble: EvidenceBubble) {
    this.#bubble = bubble;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    for (const { host } of this.#badges.values()) host.dataset.theme = theme;
  }

  /** Puts a badge on each card that lacks one, and takes away those of cards that are gone. */
  show(cards: readonly KnownCard[]): void {
    const wanted = new Set(cards.map(({ element }) => element));
    for (const element of [...this.#badges.keys()]) if (!wanted.has(element)) this.#detach(element);
    // A page may draw a card again and throw out what it does not know.
    const bare = cards.filter(({ element, product }) => {
      const badge = this.#badges.get(element);
      return badge?.host.parentElement !== element || badge.card.product !== product;
    });
    // All reading before all writing: the page is laid out once.
    const isStatic = bare.map(({ element }) => getComputedStyle(element).position === "static");
    bare.forEach((card, i) => this.#attach(card, isStatic[i] === true));
    this.#keepTabStop();
  }

  remove(): void {
    this.#bubble.hide();
    for (const element of [...this.#badges.keys()]) this.#detach(element);
  }

  #attach(card: KnownCard, isStatic: boolean): void {
    this.#badges.get(card.element)?.host.remove();
    const badge = new Badge(card, this.#theme, (pressed) => this.#bubble.show(pressed.host, pressed.evidence()));
    const { host } = badge;
    host.addEventListener("pointerenter", () => this.#bubble.show(host, badge.evidence()));
    host.addEventListener("pointerleave", () => this.#bubble.hideSoon());
    host.addEventListener("focusin", () => this.#focused(badge));
    host.addEventListener("focusout", () => this.#bubble.hide());
    host.addEventListener("keydown", (event) => this.#keyPressed(badge, event));
    // The card becomes what the badge is placed in. Its own place does not change.
    if (isStatic) this.#positions.set(card.element, "relative");
    card.element.append(host);
    this.#badges.set(card.element, badge);
  }

  #detach(element: HTMLElement): void {
    const badge = this.#badges.get(element);
    if (badge && this.#bubble.isShownFor(badge.host)) this.#bubble.hide();
    badge?.host.remove();
    this.#badges.delete(element);
    this.#positions.restore(element);
  }

  #keepTabStop(): void {
    const badges = [...this.#badges.values()];
    const stop = badges.find(({ isTabStop }) => isTabStop) ?? badges[0];
    if (stop) stop.isTabStop = true;
  }

  #focused(focused: Badge): void {
    for (const badge of this.#badges.values()) badge.isTabStop = badge === focused;
    this.#bubble.show(focused.host, focused.evidence());
  }

  #keyPressed(badge: Badge, event: KeyboardEvent): void {
    if (event.key === "Escape") return this.#bubble.hide();
    const isRightToLeft = getComputedStyle(badge.host).direction === "rtl";
    const steps = stepsOf(event.key, isRightToLeft);
    if (steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const badges = this.#asSeen(isRightToLeft);
    const place = Math.max(0, Math.min(badges.length - 1, badges.indexOf(badge) + steps));
    badges[place]?.focus();
  }

  /** The visible badges as they stand on the page, whatever order the list has now. */
  #asSeen(isRightToLeft: boolean): Badge[] {
    const boxes = [...this.#badges.values()].map((badge) => ({ badge, box: badge.host.getBoundingClientRect() }));
    return boxes
      .filter(({ box }) => box.width > 0)
      .sort((a, b) => a.box.top - b.box.top || (isRightToLeft ? b.box.left - a.box.left : a.box.left - b.box.left))
      .map(({ badge }) => badge);
  }
}

/** How many badges further a key leads; undefined for any other key. */
function stepsOf(key: string, isRightToLeft: boolean): number | undefined {
  const forwards = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const backwards = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  if (key === forwards || key === "ArrowDown") return 1;
  if (key === backwards || key === "ArrowUp") return -1;
  return { Home: -Infinity, End: Infinity }[key];
}
