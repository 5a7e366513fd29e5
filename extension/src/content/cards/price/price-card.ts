// The price card: one article whose data-state says what it shows. Pure: a model in, an
// element out; every text from a page ends in a text node.
import { text } from "../../../i18n/text.js";
import { button, element } from "../../../ui/dom.js";
import type { PageView } from "../../../messages/page-view.js";
import { isPriced, type CardModel } from "./card-model.js";
import { chartSection, chartSubject, type ChartSubject } from "./chart/chart-subject.js";
import { costBreakdown } from "./cost-breakdown.js";
import { crowdNote } from "./crowd-note.js";
import { discountReceipt } from "./discount-receipt.js";
import { forecastNote } from "./forecast-note.js";
import { historyStats } from "./history-stats.js";
import { layoutNotice, type CopyReport } from "./layout-notice.js";
import { lookAlikes, type MarkLookAlike } from "./look-alikes.js";
import { provenance, warningList } from "./notices.js";
import { offerSummary } from "./offer-summary.js";
import { publicPriceNote } from "./public-price.js";
import { saleRhythm } from "./sale-rhythm.js";
import { verdictBanner } from "./verdict-banner.js";
import type { WatchControl } from "./watch-control.js";

export interface PriceCardActions {
  onRetry(): void;
  copyLayoutReport: CopyReport;
  markLookAlike: MarkLookAlike;
  watch: WatchControl;
}

export interface PriceCard {
  root: HTMLElement;
  /** Where the chart belongs, when there is a history to draw. */
  chart?: ChartSubject;
}

export function priceCard(model: CardModel, actions: PriceCardActions): PriceCard {
  switch (model.state) {
    case "loading":
      return { root: loadingCard() };
    case "error":
      return { root: errorCard(model.error.code, actions) };
    case "ready":
    case "thin":
      return offerCard(model, actions);
    default:
      return { root: stateCard(model, actions) };
  }
}

function card(state: CardModel["state"], ...children: (Node | undefined)[]): HTMLElement {
  return element("article", { class: "card", "data-state": state, "aria-label": text("card.label") }, ...children);
}

function loadingCard(): HTMLElement {
  const root = card(
    "loading",
    element("p", { class: "visually-hidden" }, text("card.loading")),
    ...["skeleton wide", "skeleton", "skeleton tall"].map((name) => element("div", { class: name })),
  );
  root.setAttribute("aria-busy", "true");
  return root;
}

function errorCard(code: string, { onRetry }: PriceCardActions): HTMLElement {
  const message = code === "timeout" ? text("card.error_timeout") : text("card.error");
  return card(
    "error",
    element("p", { class: "state-title" }, text("card.error_title")),
    element("p", { class: "state-text", "data-part": "notice" }, message),
    button({ class: "primary", "data-part": "retry" }, onRetry, text("card.retry")),
  );
}

/** States without a price: what it is, and what the shopper can do. */
function stateCard(view: PageView, { copyLayoutReport }: PriceCardActions): HTMLElement {
  const { state } = view;
  const known = state === "blocked" || state === "unavailable" || state === "not_loaded" ? state : "empty";
  return card(
    known,
    element("p", { class: "state-title" }, text(`card.${known}_title`)),
    element("p", { class: "state-text", "data-part": "notice" }, text(`card.${known}`)),
    // In the other states a page lacks things for reasons of its own.
    known === "empty" ? layoutNotice(view, copyLayoutReport) : undefined,
  );
}

function offerCard(view: PageView, actions: PriceCardActions): PriceCard {
  if (!view.offer) return { root: stateCard({ ...view, state: "empty" }, actions) };
  const summary = offerSummary(view.offer, view.product?.title);
  const layout = layoutNotice(view, actions.copyLayoutReport);
  const cost = view.cost && costBreakdown(view.cost, view.history?.public_price, view.coupon_origins);
  const elsewhere = lookAlikes(view, actions.markLookAlike);
  const watch = actions.watch.at(view);
  if (!isPriced(view)) return { root: card("thin", summary, cost, warningList(view), watch, elsewhere, layout) };
  const chart = chartSubject(view, Date.now());
  const root = card(
    view.state,
    summary,
    publicPriceNote(view),
    cost,
    warningList(view),
    verdictBanner(view),
    forecastNote(view),
    watch,
    chartSection(chart),
    historyStats(view),
    saleRhythm(view),
    discountReceipt(view),
    elsewhere,
    crowdNote(view.history),
    provenance(view.history),
    layout,
  );
  return { root, chart };
}
