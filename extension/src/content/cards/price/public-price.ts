// Is this the price for everyone? What others pay, beside a price that only some get.
import { text } from "../../../i18n/text.js";
import type { HistoryView, OfferView, PageView } from "../../../messages/page-view.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";

/** Absent where the price is public, and where nobody was seen to pay another one lately. */
export function publicPriceNote({ offer, history }: PageView): HTMLElement | undefined {
  const known = history?.public_price;
  if (!offer || !known) return undefined;
  const { price_minor: price, personal_minor: part, seen_at: seenAt } = known;
  const words = {
    price: formatMoney(price, offer.currency),
    part: formatMoney(Math.abs(part), offer.currency),
    date: formatDay(seenAt),
  };
  const note = part > 0 ? text("public.cheaper_for_you", words) : part < 0 ? text("public.dearer_for_you", words) : text("public.same", words);
  return element("p", { class: "note", "data-part": "public-price" }, note);
}

/** Whether the history is of what everyone pays, and the price on the page is not. */
export function isOfPublicPrice(history: HistoryView, offer: OfferView): boolean {
  return history.key.context === "public" && offer.context !== "public";
}
