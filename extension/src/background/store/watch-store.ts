// Watched products, one record each.
import type { WatchItem } from "../../messages/watch.js";
import type { Database } from "./database.js";

export class WatchStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** All of them, the latest added first. */
  async list(): Promise<WatchItem[]> {
    const items = await (await this.#database).getAll("watches");
    return items.sort((a, b) => b.added_at.localeCompare(a.added_at));
  }

  async read(id: string): Promise<WatchItem | undefined> {
    return (await this.#database).get("watches", id);
  }

  /** Adds those not watched yet while there is room; says of each what became of it. */
  async add(items: readonly WatchItem[], limit: number): Promise<("added" | "known" | "left_out")[]> {
    const transaction = (await this.#database).transaction("watches", "readwrite");
    let count = await transaction.store.count();
    const results: ("added" | "known" | "left_out")[] = [];
    for (const item of items) {
      const isKnown = (await transaction.store.getKey(item.id)) !== undefined;
      const result = isKnown ? "known" : count >= limit ? "left_out" : "added";
      if (result === "added") {
        await transaction.store.put(item);
        count += 1;
      }
      results.push(result);
    }
    await transaction.done;
    return results;
  }

  /**
   * Replaces an item by `change` of it within one transaction, so that two readings at once
   * lose nothing. `change` must not wait. Undefined when the product is not watched (any more).
   */
  async update(id: string, change: (item: WatchItem) => WatchItem): Promise<WatchItem | undefined> {
    const transaction = (await this.#database).transaction("watches", "readwrite");
    const item = await transaction.store.get(id);
    const changed = item && change(item);
    if (changed) await transaction.store.put(changed);
    await transaction.done;
    return changed;
  }

  /** Removes an item and returns it as it was. */
  async remove(id: string): Promise<WatchItem | undefined> {
    const transaction = (await this.#database).transaction("watches", "readwrite");
    const item = await transaction.store.get(id);
    await transaction.store.delete(id);
    await transaction.done;
    return item;
  }

  async count(): Promise<number> {
    return (await this.#database).count("watches");
  }
}
