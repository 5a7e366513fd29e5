// "Watch this price", and once it is watched: what will be told, and the way to change it.
import { text } from "../../../i18n/text.js";
import type { SeriesKey } from "../../../engine-contract.js";
import type { Envelope } from "../../../messages/envelope.js";
import type { PageView } from "../../../messages/page-view.js";
import {
  MAX_WATCHED,
  summaryOf,
  type WatchPreview,
  type WatchRow,
  type WatchRules,
  type WatchSummary,
} from "../../../messages/watch.js";
import { button, element } from "../../../ui/dom.js";
import { watchForm } from "../../../ui/watch-form.js";
import { previewSentences } from "../../../ui/watch-text.js";

export interface WatchActions {
  add(key: SeriesKey, title: string | undefined): Promise<Envelope<WatchRow>>;
  edit(id: string, rules: WatchRules): Promise<Envelope<WatchRow>>;
  remove(id: string): Promise<boolean>;
  preview(id: string, rules: WatchRules): Promise<Envelope<WatchPreview>>;
  openList(): void;
}

/**
 * One for the whole panel: the card around it is drawn anew whenever there is more to tell, which must
 * neither lose a click under way nor what is being typed.
 */
export class WatchControl {
  readonly #root = element("div", { class: "watch", "data-part": "watch" });
  readonly #actions: WatchActions;
  #key: SeriesKey | undefined;
  #title: string | undefined;
  /** What the page's last reading said, to tell its news from what the shopper has changed since. */
  #lastRead = "";

  constructor(actions: WatchActions) {
    this.#actions = actions;
  }

  /**
   * The control for this page. Absent where there is nothing to watch, and in private windows, where
   * nothing is kept.
   */
  at(view: PageView): HTMLElement | undefined {
    const key = view.subject?.candidates[0]?.key;
    if (!key || view.history?.crowd === "private") return undefined;
    this.#key = key;
    this.#title = view.product?.title;
    const read = JSON.stringify([key.product_id, view.watch]);
    if (read === this.#lastRead) return this.#root;
    this.#lastRead = read;
    return this.#show(view.watch);
  }

  #show(watch: WatchSummary | undefined, problem = ""): HTMLElement {
    this.#root.replaceChildren(
      ...(watch ? this.#watched(watch) : [this.#startButton()]),
      element("p", { class: "watch-problem", role: "alert" }, problem),
    );
    return this.#root;
  }

  #startButton(): HTMLElement {
    const start = button(
      { class: "primary", "data-part": "watch-start" },
      () => {
        start.disabled = true;
        void this.#start();
      },
      text("watch.start"),
    );
    return start;
  }

  async #start(): Promise<void> {
    const key = this.#key;
    if (!key) return;
    const added = await this.#actions.add(key, this.#title);
    if (!this.#isStillAt(key.product_id)) return;
    if (added.ok) return this.#showAndFocus(summaryOf(added.value));
    const isFull = added.error.code === "too_large";
    this.#show(undefined, isFull ? text("watch.full", { count: String(MAX_WATCHED) }) : text("watch.failed"));
  }

  #watched(watch: WatchSummary): HTMLElement[] {
    const lines = previewSentences(watch);
    const edit = button({ class: "link", "data-part": "watch-edit" }, () => this.#edit(watch), text("watch.edit"));
    const stop = button({ class: "link", "data-part": "watch-stop" }, () => void this.#stop(watch), text("watch.stop"));
    const list = button({ class: "link" }, () => this.#actions.openList(), text("watch.list"));
    return [
      element("strong", { "data-part": "watch-state" }, text("watch.watching")),
      element("div", { "data-part": "watch-preview" }, ...lines.map((line) => element("p", {}, line))),
      element("p", { class: "watch-actions" }, edit, stop, list),
    ];
  }

  #edit(watch: WatchSummary): void {
    const form = watchForm(watch, {
      preview: (rules) => this.#actions.preview(watch.id, rules),
      save: async (rules) => {
        const edited = await this.#actions.edit(watch.id, rules);
        if (edited.ok && this.#isStillAt(watch.id)) this.#showAndFocus(summaryOf(edited.value));
        return edited.ok;
      },
      cancel: () => this.#showAndFocus(watch),
    });
    this.#root.replaceChildren(form);
    form.querySelector("input")?.focus();
  }

  async #stop(watch: WatchSummary): Promise<void> {
    const removed = await this.#actions.remove(watch.id);
    if (!this.#isStillAt(watch.id)) return;
    this.#show(removed ? undefined : watch, removed ? "" : text("watch.failed"));
    this.#root.querySelector("button")?.focus();
  }

  /** Whether the shopper has not gone on to another product meanwhile. */
  #isStillAt(productId: string): boolean {
    return this.#key?.product_id === productId;
  }

  /** The button that was pressed is gone; the keyboard goes on at the next one. */
  #showAndFocus(watch: WatchSummary): void {
    this.#show(watch).querySelector("button")?.focus();
  }
}
