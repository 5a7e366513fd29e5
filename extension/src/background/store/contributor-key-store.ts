// The keys that contributions are signed with. The private halves are CryptoKey objects that the
// browser stores and nobody can read out, not even this extension.
import type { ContributorKey, Database } from "./database.js";

export class ContributorKeyStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** All keys held, the oldest first. */
  async list(): Promise<ContributorKey[]> {
    const keys = await (await this.#database).getAll("contributor_keys");
    return keys.sort((a, b) => a.from_day.localeCompare(b.from_day));
  }

  async read(id: string): Promise<ContributorKey | undefined> {
    return (await this.#database).get("contributor_keys", id);
  }

  async write(key: ContributorKey): Promise<void> {
    await (await this.#database).put("contributor_keys", key);
  }

  /** Notes when a key was last used. One deleted meanwhile stays deleted. */
  async markUsed(id: string, nowMs: number): Promise<void> {
    const transaction = (await this.#database).transaction("contributor_keys", "readwrite");
    const key = await transaction.store.get(id);
    if (key) await transaction.store.put({ ...key, last_used_ms: nowMs });
    await transaction.done;
  }

  async delete(id: string): Promise<void> {
    await (await this.#database).delete("contributor_keys", id);
  }

  async clear(): Promise<void> {
    await (await this.#database).clear("contributor_keys");
  }

  async count(): Promise<number> {
    return (await this.#database).count("contributor_keys");
  }
}
