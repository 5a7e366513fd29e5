// Local price history: what this device has seen, one record per series.
import type { Series, SeriesKey } from "../../engine-contract.js";
import type { Database } from "./database.js";

/** One text per series key; keys that differ in any part differ here. */
export function seriesId(key: Omit<Series, "runs">): string {
  return [key.product_id ?? "", key.sku_id ?? "", key.currency ?? "", key.ship_to ?? "", key.context].join("|");
}

/** Only what identifies the series, whatever else the object holds. */
export function seriesKey({ product_id, sku_id, currency, ship_to, context }: SeriesKey): SeriesKey {
  return {
    product_id,
    currency,
    context,
    ...(sku_id === undefined ? {} : { sku_id }),
    ...(ship_to === undefined ? {} : { ship_to }),
  };
}

export class SeriesStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  async read(key: SeriesKey): Promise<Series | undefined> {
    return (await (await this.#database).get("series", seriesId(key)))?.series;
  }

  /** The series of each key, in order; undefined where the key is, or nothing is stored. */
  async readAll(keys: readonly (SeriesKey | undefined)[]): Promise<(Series | undefined)[]> {
    const { store } = (await this.#database).transaction("series");
    return Promise.all(keys.map(async (key) => key && (await store.get(seriesId(key)))?.series));
  }

  /**
   * Replaces a series by `merge` of what is stored, within one transaction, so that two
   * pages read at once lose nothing. `merge` must not wait for anything.
   */
  async update(key: SeriesKey, merge: (stored: Series | undefined) => Series): Promise<void> {
    const transaction = (await this.#database).transaction("series", "readwrite");
    const id = seriesId(key);
    const stored = await transaction.store.get(id);
    await transaction.store.put({ id, series: merge(stored?.series) });
    await transaction.done;
  }

  async count(): Promise<number> {
    return (await this.#database).count("series");
  }
}
