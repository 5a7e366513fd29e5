// Which watched products are shown, in which order.
import type { WatchItem, WatchRow } from "../messages/watch.js";

export type SortOrder = "added" | "fall" | "price" | "title" | "checked";

/** Percent below the price when watching began, not rounded; negative when above, undefined when unknown. */
export function fallPercent({ price_minor: price, state }: WatchItem): number | undefined {
  const base = state?.base_minor;
  return price === undefined || base === undefined ? undefined : ((base - price) / base) * 100;
}

/** Prices of several currencies cannot be compared: each currency stands together. */
const byPrice = (a: WatchItem, b: WatchItem): number =>
  a.key.currency.localeCompare(b.key.currency) || (a.price_minor ?? Infinity) - (b.price_minor ?? Infinity);

const ORDERS: Record<SortOrder, (a: WatchItem, b: WatchItem) => number> = {
  added: (a, b) => b.added_at.localeCompare(a.added_at),
  fall: (a, b) => (fallPercent(b) ?? -Infinity) - (fallPercent(a) ?? -Infinity),
  price: byPrice,
  title: (a, b) => (a.title ?? a.id).localeCompare(b.title ?? b.id),
  checked: (a, b) => (a.last_check?.at ?? "").localeCompare(b.last_check?.at ?? ""),
};

/** @param words all must occur in the title or the id; case does not count */
export function shownRows(rows: readonly WatchRow[], words: string, order: SortOrder): WatchRow[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return rows
    .filter(({ item }) => {
      const line = `${item.title ?? ""} ${item.id}`.toLowerCase();
      return wanted.every((word) => line.includes(word));
    })
    .sort((a, b) => ORDERS[order](a.item, b.item) || 0);
}
