// The bar of a list: how many cards could be judged, another order, only good prices. Folded to one
// line until the shopper asks for more.
import { direction, text } from "../../i18n/text.js";
import { button, element, icon } from "../../ui/dom.js";
import { ICON_FOLD, ICON_MARK, ICON_UNFOLD } from "../panel-icons.js";
import { listBarStyle } from "../style-sheets.js";
import { AS_THE_SHOP, type Arrangement, type ListOrder } from "./list-arrangement.js";

export interface ListCounts {
  /** Cards of the list. */
  total: number;
  /** Cards with enough history. */
  judged: number;
  /** Cards that are hidden now. */
  hidden: number;
  /** Whether the cards can be put in another order. */
  can_sort: boolean;
}

const ORDERS: Record<ListOrder, "list.order_page" | "list.order_deal" | "list.order_discount"> = {
  page: "list.order_page",
  deal: "list.order_deal",
  discount: "list.order_discount",
};

export class ListBar {
  readonly #heading = element("h2", { "data-part": "list-heading" });
  readonly #fold = button({ class: "quiet", "data-part": "list-fold" }, () => this.#toggle());
  readonly #known = element("p", { "data-part": "list-known" });
  readonly #order = element(
    "select",
    { id: "companion-list-order", "data-part": "list-order" },
    ...Object.entries(ORDERS).map(([order, label]) => element("option", { value: order }, text(label))),
  );
  readonly #orderRow = element("p", { class: "row" }, element("label", { for: this.#order.id }, text("list.order")), this.#order);
  readonly #goodOnly = element("input", { type: "checkbox", id: "companion-list-good", "data-part": "list-good-only" });
  readonly #hidden = element("span", { "data-part": "list-hidden" });
  readonly #undo = button({ class: "link", "data-part": "list-show-all" }, () => this.#showAll(), text("list.show_all"));
  readonly #undoRow = element("p", { class: "row", role: "status" }, this.#hidden, this.#undo);
  readonly #body = element("div", { class: "body", id: "companion-list-body" });
  readonly host = document.createElement("companion-list");
  readonly #onChange: (arrangement: Arrangement) => void;
  #counts: ListCounts = { total: 0, judged: 0, hidden: 0, can_sort: false };
  #isFolded = true;

  /** @param onChange the shopper chose another arrangement */
  constructor(onChange: (arrangement: Arrangement) => void) {
    this.#onChange = onChange;
    const mark = icon(ICON_MARK);
    mark.setAttribute("class", "mark");
    const goodRow = element("p", { class: "check" }, this.#goodOnly, element("label", { for: this.#goodOnly.id }, text("list.good_only")));
    this.#body.append(this.#known, this.#orderRow, goodRow, this.#undoRow);
    const header = element("header", {}, mark, this.#heading, this.#fold);
    const panel = element("section", { class: "panel", dir: direction, "aria-label": text("list.label") }, header, this.#body);
    this.host.attachShadow({ mode: "open" }).append(listBarStyle(), panel);
    for (const control of [this.#order, this.#goodOnly]) {
      control.addEventListener("change", () => this.#onChange(this.arrangement));
    }
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#isFolded) this.#toggle();
    });
    this.#draw();
  }

  get arrangement(): Arrangement {
    return { order: this.#order.value as ListOrder, good_only: this.#goodOnly.checked };
  }

  show(counts: ListCounts): void {
    this.#counts = counts;
    this.#draw();
  }

  #showAll(): void {
    this.#goodOnly.checked = AS_THE_SHOP.good_only;
    // The button is about to go; its switch is where the shopper continues.
    this.#goodOnly.focus();
    this.#onChange(this.arrangement);
  }

  #toggle(): void {
    this.#isFolded = !this.#isFolded;
    this.#draw();
  }

  #draw(): void {
    const { total, judged, hidden, can_sort: canSort } = this.#counts;
    const counts = { known: String(judged), total: String(total) };
    this.#known.textContent = text("list.known", counts);
    this.#orderRow.hidden = !canSort;
    this.#undoRow.classList.toggle("visually-hidden", hidden === 0);
    this.#hidden.textContent = hidden === 0 ? "" : text("list.hidden", { count: String(hidden) });
    this.#undo.hidden = hidden === 0;
    const folded = hidden === 0
      ? text("list.known_short", counts)
      : text("list.shown_short", { shown: String(total - hidden), total: counts.total });
    this.#heading.textContent = this.#isFolded ? folded : text("list.title");
    this.#drawFold();
  }

  #drawFold(): void {
    const label = this.#isFolded ? text("panel.unfold") : text("panel.fold");
    this.host.toggleAttribute("data-folded", this.#isFolded);
    this.#fold.setAttribute("aria-expanded", String(!this.#isFolded));
    this.#fold.setAttribute("aria-controls", this.#body.id);
    this.#fold.setAttribute("aria-label", label);
    this.#fold.title = label;
    this.#fold.replaceChildren(icon(this.#isFolded ? ICON_UNFOLD : ICON_FOLD));
  }
}
