// What a shopper wishes to be told about a product, as a small form that says in plain words
// what that means, while it is being filled in.
import { text } from "../i18n/text.js";
import type { Envelope } from "../messages/envelope.js";
import type { WatchPreview, WatchRules, WatchSummary } from "../messages/watch.js";
import { button, element } from "./dom.js";
import { formatDecimal, parseAmount } from "./money.js";
import { previewSentences } from "./watch-text.js";

export interface WatchFormActions {
  preview(rules: WatchRules): Promise<Envelope<WatchPreview>>;
  /** Says whether it is saved. */
  save(rules: WatchRules): Promise<boolean>;
  cancel(): void;
}

const DEFAULT_PERCENT = "10";
const DEFAULT_CHANCE = "30";

/** One id per form, so that several can stand on a page. */
let formCount = 0;

export function watchForm(watch: WatchSummary, actions: WatchFormActions): HTMLFormElement {
  const fields = new WatchFields(watch);
  const preview = element("div", { class: "watch-preview", role: "status", "data-part": "watch-preview" });
  const problem = element("p", { class: "watch-problem", role: "alert" });
  const form = element(
    "form",
    { class: "watch-form", novalidate: true, "aria-label": text("watch.form"), "data-part": "watch-form" },
    ...fields.rows(),
    preview,
    problem,
    element(
      "p",
      { class: "watch-actions" },
      element("button", { type: "submit", class: "primary", "data-part": "watch-save" }, text("watch.save")),
      button({ class: "link" }, actions.cancel, text("watch.cancel")),
    ),
  );
  let asked = 0;
  const showPreview = async () => {
    const rules = fields.rules();
    problem.textContent = rules ? "" : text("watch.target_invalid");
    const turn = ++asked;
    const answer = rules && (await actions.preview(rules));
    if (turn !== asked || !rules || !answer?.ok) return;
    const sentences = previewSentences({ ...watch, preview: answer.value, rules });
    preview.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
  };
  form.addEventListener("input", () => void showPreview());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const rules = fields.rules();
    if (!rules) return fields.target.focus();
    void actions.save(rules).then((isSaved) => {
      if (!isSaved) problem.textContent = text("watch.failed");
    });
  });
  void showPreview();
  return form;
}

class WatchFields {
  readonly target: HTMLInputElement;
  readonly #id = `watch-form-${String(++formCount)}`;
  readonly #watch: WatchSummary;
  readonly #drop: HTMLInputElement;
  readonly #dropPercent: HTMLInputElement;
  readonly #newLow: HTMLInputElement;
  readonly #stock: HTMLInputElement;
  readonly #coupon: HTMLInputElement;
  readonly #waiting: HTMLInputElement;
  readonly #waitingPercent: HTMLInputElement;

  constructor(watch: WatchSummary) {
    const { rules, currency } = watch;
    this.#watch = watch;
    this.target = element("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      id: `${this.#id}-target`,
      "data-part": "watch-target",
      value: rules.target_minor === undefined ? "" : formatDecimal(rules.target_minor, currency),
    });
    this.#drop = this.#box("drop", rules.drop_percent !== undefined);
    this.#dropPercent = percentField(text("watch.drop_percent"), String(rules.drop_percent ?? DEFAULT_PERCENT));
    this.#newLow = this.#box("low", rules.new_low === true);
    this.#stock = this.#box("stock", rules.back_in_stock === true);
    this.#coupon = this.#box("coupon", rules.coupon === true);
    this.#waiting = this.#box("waiting", rules.wait_chance_percent !== undefined);
    this.#waitingPercent = percentField(
      text("watch.waiting_percent"),
      String(rules.wait_chance_percent ?? DEFAULT_CHANCE),
    );
  }

  rows(): HTMLElement[] {
    const label = (box: HTMLInputElement, words: string) => element("label", { for: box.id }, words);
    return [
      element(
        "p",
        { class: "watch-target" },
        element("label", { for: this.target.id }, text("watch.target", { currency: this.#watch.currency })),
        this.target,
      ),
      element("p", {}, this.#drop, label(this.#drop, text("watch.drop")), this.#dropPercent, text("watch.drop_unit")),
      element("p", {}, this.#newLow, label(this.#newLow, text("watch.new_low"))),
      element("p", {}, this.#stock, label(this.#stock, text("watch.stock"))),
      element("p", {}, this.#coupon, label(this.#coupon, text("watch.coupon"))),
      element(
        "p",
        {},
        this.#waiting,
        label(this.#waiting, text("watch.waiting")),
        this.#waitingPercent,
        text("watch.waiting_unit"),
      ),
    ];
  }

  /** The wishes as they are filled in, with a snooze as it was; undefined while the target is no amount. */
  rules(): WatchRules | undefined {
    const typed = this.target.value.trim();
    const target = typed === "" ? undefined : parseAmount(typed, this.#watch.currency);
    const isValid = typed === "" || target !== undefined;
    this.target.setAttribute("aria-invalid", String(!isValid));
    if (!isValid) return undefined;
    const snoozed = this.#watch.rules.snoozed_until;
    const drop = this.#drop.checked ? percentOf(this.#dropPercent) : undefined;
    const chance = this.#waiting.checked ? percentOf(this.#waitingPercent) : undefined;
    return {
      ...(target === undefined ? {} : { target_minor: target }),
      ...(drop === undefined ? {} : { drop_percent: drop }),
      new_low: this.#newLow.checked,
      back_in_stock: this.#stock.checked,
      coupon: this.#coupon.checked,
      ...(chance === undefined ? {} : { wait_chance_percent: chance }),
      ...(snoozed === undefined ? {} : { snoozed_until: snoozed }),
    };
  }

  #box(name: string, isChecked: boolean): HTMLInputElement {
    return element("input", { type: "checkbox", id: `${this.#id}-${name}`, checked: isChecked });
  }
}

function percentField(label: string, value: string): HTMLInputElement {
  return element("input", { type: "number", min: "1", max: "99", step: "1", "aria-label": label, value });
}

function percentOf({ value }: HTMLInputElement): number | undefined {
  const percent = Number(value);
  return Number.isInteger(percent) && percent >= 1 && percent <= 99 ? percent : undefined;
}
