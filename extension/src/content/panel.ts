// The panel beside the product: a host element with a shadow root, out of the page's flow,
// so that nothing of the page moves when it comes or goes.
import { text } from "../i18n/text.js";
import { send } from "../messages/send.js";
import { DEFAULT_SETTINGS, type ChartRange, type Settings } from "../messages/settings.js";
import { button, element, icon } from "../ui/dom.js";
import type { CardModel } from "./cards/price/card-model.js";
import { drawPriceChart, type PriceChart } from "./cards/price/chart/price-chart.js";
import { glance } from "./cards/price/glance.js";
import { priceCard, type PriceCardActions } from "./cards/price/price-card.js";
import { type Box, buyControls, chooseDock } from "./dock.js";
import { ICON_FOLD, ICON_MARK, ICON_SETTINGS, ICON_UNFOLD } from "./panel-icons.js";
import { panelStyle } from "./style-sheets.js";

/** As wide as a phone: the same width as in panel.css. */
const NARROW_PX = 520;

export class Panel {
  readonly #host = document.createElement("companion-panel");
  readonly #panel = element("section", { class: "panel", "aria-label": text("panel.label") });
  readonly #price = element("div", {});
  readonly #seller = element("div", {});
  readonly #reviews = element("div", {});
  readonly #body = element("div", { class: "body", id: "companion-panel-body" }, this.#price, this.#seller, this.#reviews);
  readonly #heading = element("h2", { "data-part": "heading" });
  readonly #fold = button({ class: "quiet" }, () => this.#toggle());
  readonly #resize = new ResizeObserver(() => this.#chart?.fit());
  readonly #actions: PriceCardActions;
  #chart: PriceChart | undefined;
  #chartRange: ChartRange = DEFAULT_SETTINGS.chart_range;
  #shown = "";
  /** What the folded panel says; empty when there is nothing to say. */
  #glance = "";

  /** @param actions what the shopper can ask for on the card */
  constructor(actions: PriceCardActions) {
    this.#actions = actions;
    const root = this.#host.attachShadow({ mode: "open" });
    const mark = icon(ICON_MARK);
    mark.setAttribute("class", "mark");
    const settings = button(
      { class: "quiet settings", "aria-label": text("panel.settings"), title: text("panel.settings") },
      () => void send("page.open", { page: "options" }),
      icon(ICON_SETTINGS),
    );
    const header = element("header", {}, mark, this.#heading, settings, this.#fold);
    this.#panel.append(header, this.#body);
    root.append(panelStyle(), this.#panel);
    this.#showFold();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#chart?.recolour());
  }

  applySettings({ theme, panel_fold: fold, chart_range: range }: Settings): void {
    const isFolded = fold === "auto" ? innerWidth <= NARROW_PX : fold === "folded";
    this.#host.toggleAttribute("data-folded", isFolded);
    this.#showFold();
    this.#chartRange = range;
    this.#chart?.showRange(range);
    if (this.#host.dataset.theme === theme) return;
    this.#host.dataset.theme = theme;
    this.#chart?.recolour();
  }

  /** Shows a card, putting the panel on the page when it is not there yet. */
  show(model: CardModel): void {
    const isNew = !this.#host.isConnected;
    const shown = JSON.stringify(model);
    if (!isNew && shown === this.#shown) return;
    const controls = this.#attach();
    this.#shown = shown;
    this.#clearChart();
    const focused = this.#host.shadowRoot?.activeElement;
    const card = priceCard(model, this.#actions);
    this.#price.replaceChildren(card.root);
    // What moved into the new card lost the focus on its way.
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    if (card.chart) {
      this.#chart = drawPriceChart(card.chart, {
        range: this.#chartRange,
        onRange: (range) => void send("panel.write", { chart_range: range }),
      });
      this.#resize.observe(card.chart.place);
    }
    this.#glance = glance(model);
    this.#showFold();
    this.#dock(controls);
  }

  /** Shows the card of the reviews below the price's, or alone where the page is about them. */
  showReviews(card: HTMLElement): void {
    const controls = this.#attach();
    if (this.#reviews.firstChild !== card) this.#reviews.replaceChildren(card);
    this.#showFold();
    this.#dock(controls);
  }

  removeReviews(): void {
    this.#reviews.replaceChildren();
    this.#detachEmpty();
  }

  /** Shows the card of the seller below the price's, or alone on the store's own page. */
  showSeller(card: HTMLElement): void {
    const controls = this.#attach();
    if (this.#seller.firstChild !== card) this.#seller.replaceChildren(card);
    this.#showFold();
    this.#dock(controls);
  }

  removeSeller(): void {
    this.#seller.replaceChildren();
    this.#detachEmpty();
  }

  /** Takes the price off the page, and with it the panel when it shows nothing else. */
  remove(): void {
    this.#clearChart();
    this.#price.replaceChildren();
    this.#shown = "";
    this.#glance = "";
    this.#detachEmpty();
  }

  /** Puts the panel on the page where it is not yet; answers where the page's buy controls stand. */
  #attach(): readonly Box[] {
    // Before the panel changes the page: the layout is still what the page left.
    const controls = buyControls(document);
    // Outside <body>, where neither the page's framework nor its transforms reach it.
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    return controls;
  }

  #detachEmpty(): void {
    if ([this.#price, this.#seller, this.#reviews].every((part) => !part.firstChild)) this.#host.remove();
  }

  #clearChart(): void {
    this.#resize.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  #dock(controls: readonly Box[]): void {
    const { style } = this.#panel;
    if (style.getPropertyValue("--room")) style.removeProperty("--room");
    const dock = chooseDock(this.#host.getBoundingClientRect(), document.documentElement.clientWidth, controls);
    // Written only when it changes: each writing costs another layout.
    if (this.#host.dataset.side !== dock.side) this.#host.dataset.side = dock.side;
    if (dock.maxHeight !== undefined) style.setProperty("--room", `${dock.maxHeight}px`);
  }

  #toggle(): void {
    const isFolded = this.#host.toggleAttribute("data-folded");
    this.#showFold();
    void send("panel.write", { is_folded: isFolded });
  }

  /** After the first card that stands in the panel. */
  #title(): string {
    if (this.#price.firstChild) return text("panel.title");
    if (this.#seller.firstChild) return text("seller.panel_title");
    return this.#reviews.firstChild ? text("reviews.panel_title") : text("panel.title");
  }

  #showFold(): void {
    const isFolded = this.#host.hasAttribute("data-folded");
    const label = isFolded ? text("panel.unfold") : text("panel.fold");
    this.#fold.setAttribute("aria-expanded", String(!isFolded));
    this.#fold.setAttribute("aria-controls", this.#body.id);
    this.#fold.setAttribute("aria-label", label);
    this.#fold.title = label;
    this.#heading.textContent = (isFolded && this.#glance) || this.#title();
    this.#fold.replaceChildren(icon(isFolded ? ICON_UNFOLD : ICON_FOLD));
  }
}
