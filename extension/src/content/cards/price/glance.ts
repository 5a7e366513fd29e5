// The card in a few words, for the folded panel.
import { formatMoney } from "../../../ui/money.js";
import { verdictTitle } from "../../../ui/verdict-title.js";
import type { CardModel } from "./card-model.js";

/** "$18.40 · A good price"; empty when the card has no price. */
export function glance(model: CardModel): string {
  if (!("offer" in model) || !model.offer) return "";
  const price = formatMoney(model.offer.price_minor, model.offer.currency);
  return model.history ? `${price} · ${verdictTitle(model.history.verdict.label)}` : price;
}
