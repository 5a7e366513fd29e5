// Reviews of products that were opened, one row for each product. The latest products count; the
// oldest make room.
import type { ReviewCollection } from "../../messages/reviews.js";
import type { Database } from "./database.js";

/** A collection is 0.1 to 1 MB. */
const MAX_PRODUCTS = 50;

export class ReviewStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  async read(productId: string): Promise<ReviewCollection | undefined> {
    return (await this.#database).get("reviews", productId);
  }

  /**
   * Puts what `change` makes of a product's collection in its place, in one transaction, so that a page
   * being read and one being loaded do not lose each other's reviews.
   */
  async change(
    productId: string,
    change: (before: ReviewCollection | undefined) => ReviewCollection,
  ): Promise<ReviewCollection> {
    const transaction = (await this.#database).transaction("reviews", "readwrite");
    const after = change(await transaction.store.get(productId));
    await transaction.store.put(after);
    let surplus = (await transaction.store.count()) - MAX_PRODUCTS;
    let oldest = await transaction.store.index("seen_at").openCursor();
    for (; oldest && surplus > 0; surplus -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await transaction.done;
    return after;
  }

  /** Of how many products. */
  async count(): Promise<number> {
    return (await this.#database).count("reviews");
  }
}
