// Observations waiting to be contributed.
//
// A cell is one series on one day: it is contributed once per price and stock state, however
// often the page is opened. Sent items stay for a day so that the same cell is not queued again.
import type { Observation } from "../../engine-contract.js";
import { dayOf } from "../utc-day.js";
import type { Database, OutboxItem } from "./database.js";
import { seriesId } from "./series-store.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The cell of an observation, with its price and, where it is known, its stock state. */
export function cellId(observation: Observation): string {
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

  /** Queues observations whose cell is not there yet; returns how many were new. */
  async add(observations: readonly Observation[]): Promise<number> {
    const transaction = (await this.#database).transaction("outbox", "readwrite");
    let added = 0;
    for (const observation of observations) {
      const id = cellId(observation);
      if ((await transaction.store.getKey(id)) !== undefined) continue;
      await transaction.store.put({ id, observation });
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
