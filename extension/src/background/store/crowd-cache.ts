// Server answers kept for a day: fewer requests, and fewer for anybody to correlate.
import type { Database } from "./database.js";

const KEEP_MS = 24 * 60 * 60 * 1000;

export class CrowdCache {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** The answer stored under `key` within the last day. */
  async read(key: string, nowMs: number): Promise<unknown> {
    const cached = await (await this.#database).get("crowd", key);
    // A stored time in the future means that the clock was set back: not to be relied on.
    const isFresh = cached && cached.stored_at_ms <= nowMs && nowMs - cached.stored_at_ms < KEEP_MS;
    return isFresh ? cached.answer : undefined;
  }

  /** Stores an answer and forgets those too old to be used. */
  async write(key: string, answer: unknown, nowMs: number): Promise<void> {
    const transaction = (await this.#database).transaction("crowd", "readwrite");
    for (const cached of await transaction.store.getAll()) {
      if (nowMs - cached.stored_at_ms >= KEEP_MS) await transaction.store.delete(cached.key);
    }
    await transaction.store.put({ key, stored_at_ms: nowMs, answer });
    await transaction.done;
  }

  async clear(): Promise<void> {
    await (await this.#database).clear("crowd");
  }
}
