// Stores whose pages were opened, one row for each store, with how each page showed them. The latest
// count; the oldest make room.
import type { KnownStore, StoreSighting, TrustNote } from "../../messages/trust.js";
import type { Database } from "./database.js";

const MAX_STORES = 500;
/** Two months of daily visits. The first one is kept: it says how long the store is known. */
const MAX_SIGHTINGS = 60;

export class KnownStores {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  async read(id: string): Promise<KnownStore | undefined> {
    return (await this.#database).get("stores", id);
  }

  /** Those of `ids` that are known, in one transaction. */
  async readAll(ids: readonly string[]): Promise<(KnownStore | undefined)[]> {
    const { store } = (await this.#database).transaction("stores");
    return Promise.all(ids.map((id) => store.get(id)));
  }

  /** Adds a sighting and answers all that is known; a later one of the same day and kind of page replaces it. */
  async add(id: string, sighting: StoreSighting): Promise<KnownStore> {
    const transaction = (await this.#database).transaction("stores", "readwrite");
    const before = await transaction.store.get(id);
    const after: KnownStore = {
      ...before,
      id,
      seen_at: sighting.seen_at,
      sightings: withSighting(before?.sightings ?? [], sighting),
    };
    await transaction.store.put(after);
    let surplus = (await transaction.store.count()) - MAX_STORES;
    let oldest = await transaction.store.index("seen_at").openCursor();
    for (; oldest && surplus > 0; surplus -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await transaction.done;
    return after;
  }

  /** Keeps what the shopper wrote about a known store; undefined takes it back. Says whether the store is known. */
  async writeNote(id: string, note: TrustNote | undefined): Promise<boolean> {
    const transaction = (await this.#database).transaction("stores", "readwrite");
    const before = await transaction.store.get(id);
    if (before) {
      const { note: _, ...rest } = before;
      await transaction.store.put(note ? { ...rest, note } : rest);
    }
    await transaction.done;
    return before !== undefined;
  }

  async count(): Promise<number> {
    return (await this.#database).count("stores");
  }

  async clear(): Promise<void> {
    await (await this.#database).clear("stores");
  }
}

const dayOf = ({ seen_at: time }: StoreSighting): string => time.slice(0, 10);

function withSighting(known: readonly StoreSighting[], added: StoreSighting): StoreSighting[] {
  const others = known.filter((one) => dayOf(one) !== dayOf(added) || one.page !== added.page);
  const all = [...others, added].sort((a, b) => a.seen_at.localeCompare(b.seen_at));
  return all.length <= MAX_SIGHTINGS ? all : [...all.slice(0, 1), ...all.slice(1 - MAX_SIGHTINGS)];
}
