// The review card: what reviews say, below the price card. Shows a model, and inside it the reviews of an
// aspect or a pattern with a way back. Every text from a page or a review ends in a text node.
import { text } from "../../../i18n/text.js";
import type { ReviewsView } from "../../../messages/reviews.js";
import type { ReviewOpinion, ReviewPattern } from "../../../review-contract.js";
import { formatCount } from "../../../ui/counts.js";
import { button, element } from "../../../ui/dom.js";
import { latelyNote, variantDifferences } from "./differences.js";
import { MoreControl, type MoreActions, type MoreEnd, type MoreProgress } from "./more-reviews.js";
import { opinions, type Polarity } from "./opinions.js";
import { patternSection } from "./patterns.js";
import { ratingOverview, sentimentBar } from "./rating-overview.js";
import { reviewList, type ListedReview } from "./review-list.js";
import { formatList, formatShare, languageName } from "./review-words.js";

export type ReviewCardModel = { state: "loading" | "error" | "blocked" } | { state: "read"; view: ReviewsView };

export interface ReviewCardActions extends MoreActions {
  onRetry(): void;
}

/** What is open instead of the summary. */
type OpenList = { kind: "aspect"; opinion: ReviewOpinion; polarity: Polarity } | { kind: "pattern"; pattern: ReviewPattern };

export class ReviewCard {
  readonly root = element("article", { class: "card reviews", "aria-label": text("reviews.label") });
  readonly #actions: ReviewCardActions;
  readonly #more: MoreControl;
  #view: ReviewsView | undefined;
  #open: OpenList | undefined;
  #shown = "";

  constructor(actions: ReviewCardActions) {
    this.#actions = actions;
    this.#more = new MoreControl(actions);
  }

  /** @param end how loading more has just ended */
  show(model: ReviewCardModel, end?: MoreEnd): void {
    if (model.state === "read") this.#more.show(model.view.more, end);
    const shown = JSON.stringify(model);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#view = model.state === "read" ? model.view : undefined;
    this.root.dataset.reviews = this.#view ? stateOf(this.#view) : model.state;
    this.root.setAttribute("aria-busy", String(model.state === "loading"));
    if (this.#view) return this.#draw();
    this.#open = undefined;
    this.root.replaceChildren(heading(), ...this.#withoutView(model.state));
  }

  showProgress(progress: MoreProgress): void {
    this.#more.showProgress(progress);
  }

  #withoutView(state: ReviewCardModel["state"]): HTMLElement[] {
    switch (state) {
      case "error":
        return [
          element("p", { "data-part": "reviews-notice" }, text("reviews.error")),
          button({ class: "secondary", "data-part": "reviews-retry" }, () => this.#actions.onRetry(), text("reviews.retry")),
        ];
      case "blocked":
        return [element("p", { "data-part": "reviews-notice" }, text("reviews.blocked"))];
      default:
        return [element("p", { class: "visually-hidden" }, text("reviews.loading")), element("div", { class: "skeleton" })];
    }
  }

  #draw(focus?: (root: HTMLElement) => HTMLElement | null): void {
    const view = this.#view;
    if (!view) return;
    const parts = this.#open ? [this.#list(view, this.#open)] : [...this.#summary(view), this.#more.root];
    this.root.replaceChildren(heading(), ...parts.filter((part) => part !== undefined));
    if (focus) {
      const target = focus(this.root);
      target?.focus();
      this.root.scrollIntoView({ block: "nearest" });
    }
  }

  #summary(view: ReviewsView): (HTMLElement | undefined)[] {
    const { digest } = view;
    const open = (opinion: ReviewOpinion, polarity: Polarity) => this.#show({ kind: "aspect", opinion, polarity });
    const state = stateOf(view);
    return [
      notice(view),
      ratingOverview(digest),
      digest.text === "" || state === "none" ? undefined : element("p", { class: "digest-text", dir: "auto", "data-part": "review-text" }, digest.text),
      opinions(digest.pros, "positive", open),
      opinions(digest.cons, "negative", open),
      sentimentBar(digest),
      variantDifferences(digest.differences),
      latelyNote(digest.lately),
      patternSection(digest, (pattern) => this.#show({ kind: "pattern", pattern })),
      state === "none" ? undefined : origin(view),
    ];
  }

  #list(view: ReviewsView, open: OpenList): HTMLElement {
    const back = () => {
      this.#open = undefined;
      this.#draw((root) => openerOf(root, open));
    };
    if (open.kind === "pattern") {
      const wanted = new Set(open.pattern.reviews);
      const found = view.reviews.filter(({ id }) => wanted.has(id)).map((review) => ({ review, marks: [] }));
      return reviewList(open.pattern.explanation, found, back);
    }
    const { opinion, polarity } = open;
    const values = { aspect: opinion.name };
    const title = polarity === "positive" ? text("reviews.aspect_positive", values) : text("reviews.aspect_negative", values);
    return reviewList(title, reviewsAbout(view, opinion, polarity), back);
  }

  #show(open: OpenList): void {
    this.#open = open;
    this.#draw((root) => root.querySelector<HTMLElement>('[data-part="list-title"]'));
  }
}

const heading = (): HTMLElement => element("h3", { class: "reviews-title" }, text("reviews.title"));

function openerOf(root: HTMLElement, open: OpenList): HTMLElement | null {
  if (open.kind === "pattern") {
    const rows = [...root.querySelectorAll<HTMLElement>('[data-part="pattern"]')];
    return rows.find(({ dataset }) => dataset.id === open.pattern.id)?.querySelector("button") ?? null;
  }
  const aspects = [...root.querySelectorAll<HTMLElement>('[data-part="aspect"]')];
  return aspects.find(({ dataset }) => dataset.aspect === open.opinion.aspect && dataset.polarity === open.polarity) ?? null;
}

/** The reviews that say so, with what was read of the aspect marked. */
function reviewsAbout({ reviews }: ReviewsView, { aspect, reviews: ids }: ReviewOpinion, polarity: Polarity): ListedReview[] {
  const wanted = new Set(ids);
  return reviews
    .filter(({ id }) => wanted.has(id))
    .map((review) => {
      const read = (review.reading?.aspects ?? []).filter((mention) => mention.aspect === aspect);
      // One that names the aspect without saying how counts by its stars.
      const said = read.filter((mention) => mention.polarity === polarity);
      const marks = (said.length > 0 ? said : read).map(({ start, end, from_translation: isIn = false }) => ({ start, end, isInTranslation: isIn }));
      return { review, marks };
    });
}

type ShownState = ReviewsView["digest"]["state"] | "unsupported";

function stateOf({ digest, reviews }: ReviewsView): ShownState {
  return digest.state === "no_text" && reviews.length > 0 ? "unsupported" : digest.state;
}

const languagesOf = (rows: readonly { language: string }[]): string => formatList(rows.map(({ language }) => languageName(language)));

function notice(view: ReviewsView): HTMLElement | undefined {
  const state = stateOf(view);
  if (state === "enough") return undefined;
  const words = state === "unsupported" ? text("reviews.unsupported", { languages: languagesOf(view.digest.languages) }) : text(`reviews.${state}`);
  return element("p", { class: "reviews-notice", "data-part": "reviews-notice" }, words);
}

/** How many were read, in which languages, and how. */
function origin({ digest, read, total }: ReviewsView): HTMLElement {
  const counts = { read: formatCount(read) };
  const languages = digest.languages.map(({ language, count }) =>
    text("reviews.language_count", { language: languageName(language), count: formatCount(count) }),
  );
  const facts = [
    total === undefined || total <= read ? text("reviews.read", counts) : text("reviews.read_of", { ...counts, total: formatCount(total) }),
    digest.photos === undefined || digest.photos.count === 0 ? undefined : text("reviews.photos", { percent: formatShare(digest.photos.share) }),
  ];
  return element(
    "div",
    { class: "note origin", "data-part": "reviews-origin" },
    element("p", { "data-part": "reviews-read" }, facts.filter((fact) => fact !== undefined).join(" · ")),
    languages.length === 0 ? undefined : element("p", {}, text("reviews.in_languages", { languages: formatList(languages) })),
    element("p", { "data-part": "reviews-method", "data-method": digest.method }, text(`reviews.method_${digest.method}`)),
  );
}
