// The advices that were shown, one record each, with what became of them. The newest 2,000.
import type { SeriesKey } from "../../engine-contract.js";
import type { GivenAdvice } from "../../messages/advice.js";
import type { Database, StoredAdvice } from "./database.js";
import { seriesId, seriesKey } from "./series-store.js";

const MAX_ADVICES = 2000;

/** What is to be kept of a series' advices: all there were, in order, and perhaps one more. */
export interface KeptAdvices {
  advices: readonly GivenAdvice[];
  added?: GivenAdvice;
}

export class AdviceStore {
  readonly #database: Promise<Database>;
  readonly #limit: number;

  constructor(database: Promise<Database>, limit = MAX_ADVICES) {
    this.#database = database;
    this.#limit = limit;
  }

  /**
   * Replaces a series' advices by `change` of them, oldest first, within one transaction, so
   * that two pages at once count nothing twice. `change` must not wait. Says whether anything
   * is new.
   */
  async update(key: SeriesKey, change: (advices: readonly GivenAdvice[]) => KeptAdvices): Promise<boolean> {
    const transaction = (await this.#database).transaction("advices", "readwrite");
    const series = seriesId(key);
    const stored = await transaction.store.index("series").getAll(series);
    stored.sort((a, b) => a.advice.made_at.localeCompare(b.advice.made_at));
    const { advices, added } = change(stored.map(({ advice }) => advice));
    let isNew = added !== undefined;
    for (const [index, row] of stored.entries()) {
      const advice = advices[index];
      if (!advice || advice.outcome === row.advice.outcome) continue;
      await transaction.store.put({ ...row, advice });
      isNew = true;
    }
    if (added) await transaction.store.put({ id: `${added.made_at}|${series}`, series, key: seriesKey(key), advice: added });
    // Ids begin with the time: the first ones are the oldest.
    let excess = (await transaction.store.count()) - this.#limit;
    for (let cursor = await transaction.store.openCursor(); cursor && excess > 0; excess -= 1) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
    return isNew;
  }

  async all(): Promise<GivenAdvice[]> {
    return (await this.#rows()).map(({ advice }) => advice);
  }

  /** The series of which the outcome of an advice is not known yet, each once. */
  async unsettledSeries(): Promise<SeriesKey[]> {
    const keys = new Map<string, SeriesKey>();
    for (const { series, key, advice } of await this.#rows()) {
      if (isUnsettled(advice)) keys.set(series, key);
    }
    return [...keys.values()];
  }

  async count(): Promise<number> {
    return (await this.#database).count("advices");
  }

  async #rows(): Promise<StoredAdvice[]> {
    return (await this.#database).getAll("advices");
  }
}

const isUnsettled = ({ outcome = "open" }: GivenAdvice): boolean => outcome === "open" || outcome === "unknown";
