// Prices and coupons waiting to be contributed.
//
// A cell is one series on one day: it is contributed once per price and stock state, however
// often the page is opened; and so is a coupon of a product. Sent items stay for a day so that the same cell is not queued again.
import type { CouponObservation, Observation } from "../../engine-contract.js";
import { dayOf } from "../utc-day.js";
import type { Contributed, Database, OutboxItem } from "./database.js";
import { seriesId } from "./series-store.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same for both: when it was seen. */
export const observedAt = (item: Contributed): string =>
  "coupon" in item ? item.coupon.observed_at : item.observation.observed_at;

const cellId = (item: Contributed): string => ("coupon" in item ? couponId(item.coupon) : priceId(item.observation));

/** A coupon of a product on a day; its terms are all there is to it. */
function couponId({ observed_at: at, product_id: product, ...terms }: CouponObservation): string {
  const { kind, store_id: store, currency, amount_minor: amount, percent, min_spend_minor: from, code, ends } = terms;
  const parts = [kind, store, currency, amount, percent, from, code, ends].map((part) => part ?? "");
  return ["coupon", product, dayOf(at), ...parts].join("|");
}

/** The cell of an observation, with its price and, where it is known, its stock state. */
function priceId(observation: Observation): string {
  const day = dayOf(observation.observed_at);
  const { price_minor: price, list_price_minor: list, in_stock: inStock } = observation;
  const state = inStock === undefined ? [] : [inStock];
  return [seriesId(observation), day, price, list ?? "", ...state].join("|");
}

export class OutboxStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** Queues those whose cell is not there yet; returns how many were new. */
  async add(seen: readonly Contributed[]): Promise<number> {
    const transaction = (await this.#database).transaction("outbox", "readwrite");
    let added = 0;
    for (const item of seen) {
      const id = cellId(item);
      if ((await transaction.store.getKey(id)) !== undefined) continue;
      await transaction.store.put({ id, ...item });
      added += 1;
    }
    await transaction.done;
    return added;
  }

  async waiting(): Promise<OutboxItem[]> {
    const items = await (await this.#database).getAll("outbox");
    return items.filter((item) => item.sent_at_ms === undefined);
  }

  async remove(items: readonly OutboxItem[]): Promise<void> {
    const transaction = (await this.#database).transaction("outbox", "readwrite");
    for (const { id } of items) await transaction.store.delete(id);
    await transaction.done;
  }

  /** Marks items as sent and forgets those sent more than a day before. */
  async markSent(items: readonly OutboxItem[], nowMs: number): Promise<void> {
    const transaction = (await this.#database).transaction("outbox", "readwrite");
    for (const item of items) await transaction.store.put({ ...item, sent_at_ms: nowMs });
    for (const item of await transaction.store.getAll()) {
      if (item.sent_at_ms !== undefined && item.sent_at_ms < nowMs - DAY_MS) {
        await transaction.store.delete(item.id);
      }
    }
    await transaction.done;
  }

  async clear(): Promise<void> {
    await (await this.#database).clear("outbox");
  }
}
