// Words of a reviewer with the shop's translation behind a button, where there is one.
import { text } from "../../../i18n/text.js";
import { button, element } from "../../../ui/dom.js";
import { languageName } from "./review-words.js";

export interface Translatable {
  original: () => Node;
  /** Absent where the shop translated nothing. */
  translated?: () => Node;
  language?: string;
  /** What was read was the translation. */
  isTranslationFirst?: boolean;
}

export function translatable({ original, translated, language, isTranslationFirst = false }: Translatable): HTMLElement {
  const place = element("div", { class: "translatable" });
  const draw = (isTranslation: boolean, takesFocus: boolean) => {
    const words = isTranslation && translated ? translated() : original();
    const source = isTranslation ? text("reviews.translated_note") : language && text("reviews.quote_language", { language: languageName(language) });
    const change = translated && toggle(isTranslation, () => draw(!isTranslation, true));
    place.replaceChildren(words, element("p", { class: "note source" }, source || undefined, change && source ? " · " : undefined, change));
    if (takesFocus) change?.focus();
  };
  draw(isTranslationFirst && translated !== undefined, false);
  return place;
}

function toggle(isTranslation: boolean, onClick: () => void): HTMLButtonElement {
  const [label, description] = isTranslation
    ? [text("reviews.original"), text("reviews.original_label")]
    : [text("reviews.translation"), text("reviews.translation_label")];
  return button({ class: "link", "data-part": "review-translation", "aria-label": `${label}: ${description}` }, onClick, label);
}
