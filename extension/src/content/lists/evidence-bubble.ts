// The bubble that says what a badge rests on. One for all badges; it lies in the window, so that no
// card cuts it off. Screen readers have the same words as the badge's name.
import { direction } from "../../i18n/text.js";
import { element } from "../../ui/dom.js";
import { bubbleStyle } from "../style-sheets.js";

const GAP_PX = 6;
const MARGIN_PX = 8;
/** Long enough to move the pointer from the badge into the bubble, or across other badges. */
const LEAVE_MS = 150;

export class EvidenceBubble {
  readonly host = document.createElement("companion-evidence");
  readonly #bubble = element("div", { class: "bubble", dir: direction, hidden: true, "aria-hidden": "true", "data-part": "bubble" });
  #shownFor: Element | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.host.attachShadow({ mode: "open" }).append(bubbleStyle(), this.#bubble);
    this.#bubble.addEventListener("pointerenter", () => clearTimeout(this.#leaving));
    this.#bubble.addEventListener("pointerleave", () => this.hideSoon());
  }

  isShownFor(anchor: Element): boolean {
    return this.#shownFor === anchor;
  }

  show(anchor: Element, lines: readonly string[]): void {
    clearTimeout(this.#leaving);
    this.#shownFor = anchor;
    const [title = "", ...rest] = lines;
    this.#bubble.replaceChildren(element("strong", {}, title), ...rest.map((line) => element("span", {}, line)));
    this.#bubble.hidden = false;
    if (!this.host.isConnected) document.documentElement.append(this.host);
    this.#place(anchor.getBoundingClientRect());
    // It does not follow its badge; a page that moves on has taken it from sight.
    document.addEventListener("scroll", this.#hide, { capture: true, passive: true });
  }

  hideSoon(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.hide(), LEAVE_MS);
  }

  hide(): void {
    clearTimeout(this.#leaving);
    this.#shownFor = undefined;
    this.#bubble.hidden = true;
    this.host.remove();
    document.removeEventListener("scroll", this.#hide, { capture: true });
  }

  readonly #hide = (): void => this.hide();

  /** Below the badge, or above where there is no room; never out of the window. */
  #place(badge: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height, style } = this.#bubble;
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(MARGIN_PX, Math.min(badge.left, clientWidth - width - MARGIN_PX));
    const below = badge.bottom + GAP_PX;
    const top = below + height + MARGIN_PX <= clientHeight ? below : badge.top - GAP_PX - height;
    style.translate = `${left}px ${Math.max(MARGIN_PX, top)}px`;
  }
}
