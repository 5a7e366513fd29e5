// The seller's card, below the price: label, score with its interval, what it rests on, and what is
// unusual about the listing. Every text from a page ends in a text node.
import { text } from "../../../i18n/text.js";
import type { TrustView } from "../../../messages/trust.js";
import type { SellerTrust } from "../../../trust-contract.js";
import { button, element } from "../../../ui/dom.js";
import { factorList } from "./factor-list.js";
import { mistakeNote, type NoteActions } from "./mistake-note.js";
import { scoreBar } from "./score-bar.js";
import { scoreHistory } from "./score-history.js";
import { formatPoints, labelOf, toneOf } from "./seller-words.js";
import { signalList } from "./signal-list.js";

export type SellerCardModel = { state: "error" | "blocked" } | { state: "read"; view: TrustView };

export interface SellerCardActions extends NoteActions {
  onRetry(): void;
}

export class SellerCard {
  readonly root = element("article", { class: "card seller", "aria-label": text("seller.label") });
  readonly #actions: SellerCardActions;
  #shown = "";

  constructor(actions: SellerCardActions) {
    this.#actions = actions;
  }

  show(model: SellerCardModel): void {
    const shown = JSON.stringify(model);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.root.dataset.seller = model.state;
    const open = this.#openParts();
    const typed = this.#typedWords();
    this.root.replaceChildren(...this.#parts(model).filter((part) => part !== undefined));
    // A newer reading does not close what the shopper has opened.
    for (const part of open) this.root.querySelector(`details[data-part="${part}"]`)?.setAttribute("open", "");
    const words = this.root.querySelector("textarea");
    if (!typed || !words) return;
    words.value = typed.words;
    if (typed.isFocused) words.focus({ preventScroll: true });
  }

  /** What is being written and not saved yet, which a newer reading must not lose. */
  #typedWords(): { words: string; isFocused: boolean } | undefined {
    const words = this.root.querySelector("textarea");
    if (!words || words.value === words.defaultValue) return undefined;
    const { activeElement } = words.getRootNode() as Document | ShadowRoot;
    return { words: words.value, isFocused: activeElement === words };
  }

  #openParts(): string[] {
    const open = this.root.querySelectorAll<HTMLElement>("details[data-part][open]");
    return [...open].map(({ dataset }) => dataset.part ?? "");
  }

  #parts(model: SellerCardModel): (HTMLElement | undefined)[] {
    switch (model.state) {
      case "error":
        return [
          heading(undefined),
          element("p", { "data-part": "seller-notice" }, text("seller.error")),
          button({ class: "secondary", "data-part": "seller-retry" }, () => this.#actions.onRetry(), text("seller.retry")),
        ];
      case "blocked":
        return [heading(undefined), element("p", { "data-part": "seller-notice" }, text("seller.blocked"))];
      case "read":
        return this.#judged(model.view);
    }
  }

  #judged(view: TrustView): (HTMLElement | undefined)[] {
    const { store, trust, signals } = view;
    return [
      heading(store.name),
      summary(trust),
      trust.text === "" ? undefined : element("p", { dir: "auto", "data-part": "seller-text" }, trust.text),
      trust.because.length === 0 ? undefined : element("ul", { class: "because note" }, ...trust.because.map(({ text: line }) => element("li", { dir: "auto" }, line))),
      signalList(signals),
      factorList(trust),
      scoreHistory(trust),
      mistakeNote(view, this.#actions),
    ];
  }
}

function heading(name: string | undefined): HTMLElement {
  return element("h3", { dir: "auto" }, name === undefined || name === "" ? text("seller.title") : text("seller.title_named", { name }));
}

function summary({ recommendation, score, low, high }: SellerTrust): HTMLElement {
  const label = element("strong", { "data-part": "seller-label" }, labelOf(recommendation));
  const attributes = { class: `verdict ${toneOf(recommendation)}`, "data-part": "seller-badge", "data-label": recommendation ?? "unknown" };
  if (score === undefined || low === undefined || high === undefined) return element("div", attributes, label);
  const range = { low: formatPoints(low), high: formatPoints(high) };
  return element(
    "div",
    attributes,
    element(
      "div",
      { class: "seller-summary" },
      element(
        "p",
        { class: "seller-head" },
        label,
        element("span", { "aria-hidden": "true" }, text("seller.score", { score: formatPoints(score) })),
      ),
      scoreBar({ score, low, high }),
      element("p", { class: "note", "aria-hidden": "true" }, text("seller.range", range)),
      element("p", { class: "visually-hidden" }, text("seller.score_label", { score: formatPoints(score), ...range })),
    ),
  );
}
