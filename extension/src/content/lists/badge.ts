// One badge on one card: a button in a shadow root, out of the flow, in the card's upper corner.
import { direction } from "../../i18n/text.js";
import { button } from "../../ui/dom.js";
import { badgeStyle } from "../style-sheets.js";
import { badgeEvidence, badgeLabel } from "./badge-text.js";
import type { KnownCard } from "./judged-card.js";

export class Badge {
  readonly host = document.createElement("companion-badge");
  readonly card: KnownCard;
  readonly #button: HTMLButtonElement;

  /** @param onPress the shopper asked for the evidence, by click, tap or key */
  constructor(card: KnownCard, theme: string, onPress: (badge: Badge) => void) {
    this.card = card;
    // Only one badge of a list is a stop of the Tab key; the arrows lead on from there.
    this.#button = button(
      { dir: direction, "data-label": card.judgement?.label ?? "seller", "data-seller": card.product.seller?.recommendation, "aria-label": this.evidence().join(" · "), tabindex: "-1" },
      () => onPress(this),
      badgeLabel(card),
    );
    this.host.dataset.theme = theme;
    this.host.attachShadow({ mode: "open" }).append(badgeStyle(), this.#button);
    // A press on the badge is not a press on the card.
    this.host.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
    });
  }

  evidence(): string[] {
    return badgeEvidence(this.card);
  }

  get isTabStop(): boolean {
    return this.#button.tabIndex === 0;
  }

  set isTabStop(isStop: boolean) {
    this.#button.tabIndex = isStop ? 0 : -1;
  }

  focus(): void {
    this.#button.focus();
  }
}
