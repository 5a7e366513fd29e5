// "Everything ever sent": a line is written before a request leaves and completed after.
import type { AuditEntry, RequestOutcome } from "../../messages/audit-entry.js";
import type { Database } from "./database.js";

export class AuditStore {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** Writes a line; resolves only when it is safely stored. Returns its id. */
  async begin(entry: Omit<AuditEntry, "id" | "outcome">): Promise<number> {
    return (await this.#database).add("audit", entry);
  }

  /** Completes a line. A line erased meanwhile stays erased. */
  async finish(id: number, outcome: RequestOutcome): Promise<void> {
    const transaction = (await this.#database).transaction("audit", "readwrite");
    const entry = await transaction.store.get(id);
    if (entry) await transaction.store.put({ ...entry, outcome });
    await transaction.done;
  }

  /** All lines, newest first. */
  async list(): Promise<AuditEntry[]> {
    const entries = (await (await this.#database).getAll("audit")) as AuditEntry[];
    return entries.reverse();
  }

  async count(): Promise<number> {
    return (await this.#database).count("audit");
  }
}
