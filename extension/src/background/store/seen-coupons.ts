// Coupons that product pages showed, one row for each coupon of a store, or of the whole shop. Only
// what a page shows: what the shopper types is never read.
import type { SeenCoupon } from "../../messages/elsewhere.js";
import type { Database, StoredCoupon } from "./database.js";

/** As many as the engine takes at once. */
const MAX_OF_A_SCOPE = 100;
const MAX_COUPONS = 500;

const scopeOf = ({ kind, store_id: store }: SeenCoupon): string => (kind === "store" ? (store ?? "") : "");

function storedCoupon(coupon: SeenCoupon): StoredCoupon {
  const { kind, currency, amount_minor: amount, percent, min_spend_minor: from } = coupon;
  const scope = scopeOf(coupon);
  const terms = [amount, percent, from].map((term) => term ?? "");
  return { id: [scope, kind, currency, ...terms].join("|"), scope, coupon };
}

const latestFirst = (a: StoredCoupon, b: StoredCoupon): number => b.coupon.seen_at.localeCompare(a.coupon.seen_at);

export class SeenCoupons {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** Keeps coupons as they are seen now; a coupon without the store it belongs to is of no use. */
  async write(coupons: readonly SeenCoupon[]): Promise<void> {
    const transaction = (await this.#database).transaction("seen_coupons", "readwrite");
    for (const coupon of coupons) {
      if (coupon.kind === "store" && coupon.store_id === undefined) continue;
      await transaction.store.put(storedCoupon(coupon));
    }
    const surplus = (await transaction.store.getAll()).sort(latestFirst).slice(MAX_COUPONS);
    await Promise.all(surplus.map(({ id }) => transaction.store.delete(id)));
    await transaction.done;
  }

  /** Those of a store and those that count everywhere, the latest seen first. */
  async forStore(storeId: string | undefined): Promise<SeenCoupon[]> {
    const scopes = new Set(["", ...(storeId === undefined ? [] : [storeId])]);
    const { store } = (await this.#database).transaction("seen_coupons");
    const found = await Promise.all(
      [...scopes].map(async (scope) => {
        const rows = await store.index("scope").getAll(scope);
        return rows.sort(latestFirst).slice(0, MAX_OF_A_SCOPE);
      }),
    );
    return found.flat().map(({ coupon }) => coupon);
  }

  async count(): Promise<number> {
    return (await this.#database).count("seen_coupons");
  }
}
