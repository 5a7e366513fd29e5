// What the price card can be asked to draw.
import type { CompanionError } from "../../../messages/envelope.js";
import type { HistoryView, OfferView, PageView } from "../../../messages/page-view.js";

export type CardModel =
  | { state: "loading" }
  | { state: "error"; error: CompanionError }
  | PageView;

/** A view that has both a price and a history. */
export type PricedView = PageView & { offer: OfferView; history: HistoryView };

export const isPriced = (view: PageView): view is PricedView =>
  view.offer !== undefined && view.history !== undefined;
