// Loading further reviews: a button, progress that can be stopped, and how it ended.
import { text } from "../../../i18n/text.js";
import type { MoreReviews } from "../../../messages/reviews.js";
import { formatCount } from "../../../ui/counts.js";
import { button, element } from "../../../ui/dom.js";

export interface MoreActions {
  load(): void;
  stop(): void;
  openSettings(): void;
}

export interface MoreProgress {
  kept: number;
  total?: number;
}

/** How loading ended, when there is something to say about it. */
export type MoreEnd = "complete" | "blocked" | "slow_down" | "failed" | "stopped";

/** Pages that one click loads at most. */
export const PAGES_A_CLICK = 10;

export class MoreControl {
  readonly root = element("div", { class: "more-reviews", "data-part": "more-reviews" });
  readonly #actions: MoreActions;
  readonly #status = element("p", { class: "note", role: "status", "data-part": "more-status" });
  #more: MoreReviews = "impossible";

  constructor(actions: MoreActions) {
    this.#actions = actions;
  }

  /** @param end of the loading before */
  show(more: MoreReviews, end?: MoreEnd): void {
    this.#more = more;
    this.#status.textContent = end === undefined ? "" : text(`reviews.more_${end}`);
    this.#replace(...this.#offer(end));
  }

  showProgress({ kept, total }: MoreProgress): void {
    const counts = { kept: formatCount(kept) };
    this.#status.textContent =
      total === undefined ? text("reviews.more_progress", counts) : text("reviews.more_progress_of", { ...counts, total: formatCount(total) });
    const bar = element("progress", { "aria-label": this.#status.textContent, max: String(total ?? 0) || undefined });
    if (total !== undefined) bar.value = Math.min(kept, total);
    else bar.removeAttribute("max");
    const stop = button({ class: "secondary", "data-part": "more-stop" }, () => this.#actions.stop(), text("reviews.more_stop"));
    const hadFocus = this.#holdsFocus();
    this.#replace(bar, stop);
    if (hadFocus) stop.focus();
  }

  #offer(end: MoreEnd | undefined): HTMLElement[] {
    switch (this.#more) {
      case "possible":
        return [
          button({ class: "secondary", "data-part": "more-load" }, () => this.#actions.load(), text("reviews.more")),
          ...(end === undefined ? [element("p", { class: "note" }, text("reviews.more_hint", { pages: String(PAGES_A_CLICK) }))] : []),
        ];
      case "needs_agreement":
        return [
          element("p", { class: "note" }, text("reviews.more_agreement")),
          button({ class: "link", "data-part": "more-settings" }, () => this.#actions.openSettings(), text("reviews.more_settings")),
        ];
      case "complete":
      case "impossible":
        return [];
    }
  }

  #replace(...children: HTMLElement[]): void {
    const hadFocus = this.#holdsFocus();
    // The status stays in place, so that screen readers hear what it comes to say.
    for (const child of [...this.root.children]) if (child !== this.#status) child.remove();
    this.root.prepend(...children);
    if (!this.#status.isConnected || this.#status.parentElement !== this.root) this.root.append(this.#status);
    if (hadFocus) this.root.querySelector("button")?.focus();
  }

  #holdsFocus(): boolean {
    const root = this.root.getRootNode() as Document | ShadowRoot;
    return root.activeElement !== null && this.root.contains(root.activeElement);
  }
}
