// The price now, as the page shows it.
import { text } from "../../../i18n/text.js";
import type { OfferView } from "../../../messages/page-view.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";

/** @param title the product's, as the seller wrote it: untrusted text */
export function offerSummary(offer: OfferView, title: string | undefined): HTMLElement {
  const money = (amountMinor: number) => formatMoney(amountMinor, offer.currency);
  const upTo = offer.up_to_minor;
  const price =
    upTo === undefined
      ? money(offer.price_minor)
      : text("offer.range", { low: money(offer.price_minor), high: money(upTo) });
  const list = offer.list_price_minor;
  return element(
    "div",
    { class: "offer" },
    title === undefined ? undefined : element("p", { class: "title", "data-part": "title", dir: "auto" }, title),
    element("p", { class: "price-now", "data-part": "price-now" }, price),
    list === undefined
      ? undefined
      : element(
          "p",
          { class: "list-price", "data-part": "list-price" },
          element("span", { class: "visually-hidden" }, text("offer.list_price")),
          element("s", {}, money(list)),
        ),
    element("p", { class: "offer-note", "data-part": "offer-note" }, offerNote(offer)),
  );
}

function offerNote(offer: OfferView): string {
  if (offer.context !== "public") return text(`context.${offer.context}`);
  return offer.is_selected_variant ? text("offer.selected_variant") : text("offer.any_variant");
}
