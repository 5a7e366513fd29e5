// Product pages that were opened, one row for each product, and the pairs of them that the shopper
// marked as not the same. The latest count; the oldest make room.
import type { SeenProduct } from "../../messages/elsewhere.js";
import type { Database } from "./database.js";

/** As many as the engine compares at once. */
export const MAX_SEEN_PRODUCTS = 1000;
const MAX_REFUSALS = 1000;

/** The same text for a pair in either order. */
const pairId = (a: string, b: string): string => [a, b].sort().join("|");

export class SeenProducts {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  async list(): Promise<SeenProduct[]> {
    return (await this.#database).getAll("seen_products");
  }

  /** Keeps a product as it is now, in place of how it was seen before. */
  async write(product: SeenProduct): Promise<void> {
    const transaction = (await this.#database).transaction("seen_products", "readwrite");
    await transaction.store.put(product);
    let surplus = (await transaction.store.count()) - MAX_SEEN_PRODUCTS;
    let oldest = await transaction.store.index("seen_at").openCursor();
    for (; oldest && surplus > 0; surplus -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await transaction.done;
  }

  /** When each of `others` was marked as not the same as `id`, ISO 8601; undefined where it was not. */
  async refusals(id: string, others: readonly string[]): Promise<(string | undefined)[]> {
    const { store } = (await this.#database).transaction("refused_pairs");
    return Promise.all(others.map(async (other) => (await store.get(pairId(id, other)))?.refused_at));
  }

  async refuse(id: string, other: string, now: Date): Promise<void> {
    const transaction = (await this.#database).transaction("refused_pairs", "readwrite");
    await transaction.store.put({ id: pairId(id, other), refused_at: now.toISOString() });
    const pairs = await transaction.store.getAll();
    const surplus = pairs.sort((a, b) => a.refused_at.localeCompare(b.refused_at)).slice(0, -MAX_REFUSALS);
    await Promise.all(surplus.map((pair) => transaction.store.delete(pair.id)));
    await transaction.done;
  }

  async takeBackRefusal(id: string, other: string): Promise<void> {
    await (await this.#database).delete("refused_pairs", pairId(id, other));
  }

  async count(): Promise<number> {
    return (await this.#database).count("seen_products");
  }

  /** Forgets the products; what the shopper said of pairs stays until all is erased. */
  async clear(): Promise<void> {
    await (await this.#database).clear("seen_products");
  }
}
