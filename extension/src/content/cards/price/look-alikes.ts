// "You saw this elsewhere": the same item in other listings that the shopper opened, with why we
// think so, and a way to say that it is not.
import { text } from "../../../i18n/text.js";
import type { LookAlikeView } from "../../../messages/elsewhere.js";
import type { PageView } from "../../../messages/page-view.js";
import { formatDay } from "../../../ui/dates.js";
import { button, element } from "../../../ui/dom.js";
import { formatMoney, formatPercent } from "../../../ui/money.js";

/** @returns whether it is remembered now */
export type MarkLookAlike = (productId: string, otherId: string, isRefused: boolean) => Promise<boolean>;

/** What was marked since the page was loaded: a reading under way does not know it yet when it is drawn. */
const marks = new Map<string, boolean>();

/** Absent when nothing was found. */
export function lookAlikes({ product, look_alikes: found = [] }: PageView, mark: MarkLookAlike): HTMLElement | undefined {
  if (!product || found.length === 0) return undefined;
  const rows = found.map((other) => {
    const pair = `${product.id}|${other.id}`;
    const isRefused = marks.get(pair) ?? other.is_refused;
    return new LookAlikeRow({ ...other, is_refused: isRefused }, async (refused) => {
      marks.set(pair, refused);
      const isDone = await mark(product.id, other.id, refused);
      if (!isDone) marks.delete(pair);
      return isDone;
    }).root;
  });
  return element(
    "section",
    { class: "look-alikes", "data-part": "look-alikes", "aria-label": text("elsewhere.title") },
    element("h3", {}, text("elsewhere.title")),
    element("ul", {}, ...rows),
  );
}

class LookAlikeRow {
  readonly root: HTMLElement;
  readonly #other: LookAlikeView;
  readonly #mark: (isRefused: boolean) => Promise<boolean>;

  constructor(other: LookAlikeView, mark: (isRefused: boolean) => Promise<boolean>) {
    this.#other = other;
    this.#mark = mark;
    this.root = element("li", { "data-part": "look-alike", "data-id": other.id });
    this.#show(other.is_refused);
  }

  #show(isRefused: boolean, problem = ""): void {
    const label = isRefused ? text("elsewhere.undo") : text("elsewhere.not_same");
    const change = button(
      { class: "link", "data-part": isRefused ? "look-alike-undo" : "look-alike-refuse", "aria-label": `${label}: ${this.#other.title}` },
      () => void this.#change(!isRefused),
      label,
    );
    const shown = isRefused ? [element("p", { class: "note" }, text("elsewhere.refused"))] : details(this.#other);
    this.root.replaceChildren(...shown, change, element("p", { class: "note", role: "alert" }, problem));
  }

  async #change(isRefused: boolean): Promise<void> {
    const isDone = await this.#mark(isRefused);
    this.#show(isDone ? isRefused : !isRefused, isDone ? "" : text("elsewhere.failed"));
    // The button that was pressed is gone; the keyboard goes on at the one in its place.
    this.root.querySelector("button")?.focus();
  }
}

function details(other: LookAlikeView): HTMLElement[] {
  const { url_id: id, title, store_name: store, seen_at: seenAt } = other;
  const seen = { date: formatDay(seenAt) };
  const where = store === undefined ? text("elsewhere.seen", seen) : text("elsewhere.seen_at_store", { store, ...seen });
  return [
    element(
      "p",
      { class: "look-alike-title" },
      // The plain address of the product: nothing in it tells who led there.
      element("a", { href: `https://www.aliexpress.com/item/${id}.html`, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, title),
      element("strong", { "data-part": "look-alike-price" }, priceThere(other)),
    ),
    element("p", { class: "note", dir: "auto" }, where),
    element("p", { "data-part": "look-alike-comparison" }, comparison(other)),
    element("p", { class: "note", "data-part": "look-alike-reasons" }, text("elsewhere.because", { reasons: reasons(other) })),
  ];
}

function range(currency: string, { min, max }: { min: number; max: number }): string {
  const low = formatMoney(min, currency);
  return min === max ? low : text("offer.range", { low, high: formatMoney(max, currency) });
}

const priceThere = ({ price_there: there }: LookAlikeView): string | undefined => there && range(there.currency, there);

/** Absent where the prices cannot be compared: another currency, kind of price, or packs of unknown size. */
function comparison({ price, price_there: there }: LookAlikeView): string | undefined {
  if (!price || !there) return undefined;
  const prices = { here: range(there.currency, price.here_minor), there: range(there.currency, price.there_minor) };
  const percent = formatPercent(price.percent ?? 0);
  const isPiece = price.per === "piece";
  switch (price.relation) {
    case "cheaper_there":
      return isPiece ? text("elsewhere.cheaper_piece", { percent, ...prices }) : text("elsewhere.cheaper", { percent, ...prices });
    case "dearer_there":
      return isPiece ? text("elsewhere.dearer_piece", { percent, ...prices }) : text("elsewhere.dearer", { percent, ...prices });
    case "same":
      return isPiece ? text("elsewhere.same_piece", prices) : text("elsewhere.same", prices);
    case "overlaps":
      return isPiece ? text("elsewhere.overlaps_piece", prices) : text("elsewhere.overlaps", prices);
  }
}

function reasons({ signals, title_percent: percent, numbers = [] }: LookAlikeView): string {
  const parts = [
    signals.main_picture === undefined ? undefined : text("elsewhere.main_picture"),
    signals.other_picture === undefined ? undefined : text("elsewhere.other_picture"),
    signals.title === undefined ? undefined : text("elsewhere.same_title", { percent: formatPercent(percent) }),
    numbers.length === 0 ? undefined : text("elsewhere.same_numbers", { numbers: numbers.join(", ") }),
    signals.pack === undefined ? undefined : text("elsewhere.same_pack"),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}
