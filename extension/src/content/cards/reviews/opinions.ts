// What is liked and what is criticised: aspect, how many say so, and literal quotes.
import { text } from "../../../i18n/text.js";
import type { ReviewOpinion, ReviewQuote } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { button, element } from "../../../ui/dom.js";
import { formatShare, languageCode } from "./review-words.js";
import { translatable } from "./translatable.js";

export type Polarity = "positive" | "negative";
/** @param opener the button that was pressed */
export type OpenAspect = (opinion: ReviewOpinion, polarity: Polarity) => void;

/** Absent when there is none. */
export function opinions(found: readonly ReviewOpinion[], polarity: Polarity, open: OpenAspect): HTMLElement | undefined {
  if (found.length === 0) return undefined;
  const isGood = polarity === "positive";
  return element(
    "section",
    { class: `opinions ${polarity}`, "data-part": isGood ? "pros" : "cons" },
    element("h4", {}, text(isGood ? "reviews.pros" : "reviews.cons")),
    element("ul", {}, ...found.map((opinion) => row(opinion, polarity, open))),
  );
}

function row(opinion: ReviewOpinion, polarity: Polarity, open: OpenAspect): HTMLElement {
  const { aspect, name, mentions, share, quotes } = opinion;
  const values = { aspect: name, count: formatCount(mentions), percent: formatShare(share) };
  const label = mentions === 1 ? text("reviews.one_mention_label", { aspect: name, percent: values.percent }) : text("reviews.mentions_label", values);
  const [first, ...others] = quotes;
  return element(
    "li",
    {},
    button(
      { class: "aspect", "data-part": "aspect", "data-aspect": aspect, "data-polarity": polarity, "aria-label": label },
      () => open(opinion, polarity),
      element("span", { class: "aspect-name" }, name),
      element("span", { class: "aspect-count" }, text("reviews.mentions", values)),
    ),
    first && quote(first),
    ...others.map(quote),
  );
}

function quote({ text: words, language, translated }: ReviewQuote): HTMLElement {
  const block = (shown: string, code: string | undefined) =>
    element("q", { class: "words", dir: "auto", lang: languageCode(code), "data-part": "quote" }, shown);
  return translatable({
    original: () => block(words, language),
    ...(translated === undefined ? {} : { translated: () => block(translated, undefined) }),
    ...(language === undefined ? {} : { language }),
  });
}
