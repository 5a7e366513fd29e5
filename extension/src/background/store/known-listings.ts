// How the pages of products looked whenever they were opened, one row for each product. The latest
// count; the oldest make room.
import type { KnownListing, ListingSighting } from "../../messages/trust.js";
import type { Database } from "./database.js";

const MAX_LISTINGS = 1000;
const MAX_SIGHTINGS = 30;

export class KnownListings {
  readonly #database: Promise<Database>;

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  async read(id: string): Promise<KnownListing | undefined> {
    return (await this.#database).get("listings", id);
  }

  /** Those of a store, as they were last seen there. */
  async ofStore(storeId: string): Promise<KnownListing[]> {
    return (await this.#database).getAllFromIndex("listings", "store_id", storeId);
  }

  async add(id: string, sighting: ListingSighting): Promise<void> {
    const transaction = (await this.#database).transaction("listings", "readwrite");
    const before = await transaction.store.get(id);
    await transaction.store.put({
      id,
      seen_at: sighting.seen_at,
      ...(sighting.store_id === undefined ? {} : { store_id: sighting.store_id }),
      sightings: withSighting(before?.sightings ?? [], sighting),
    });
    let surplus = (await transaction.store.count()) - MAX_LISTINGS;
    let oldest = await transaction.store.index("seen_at").openCursor();
    for (; oldest && surplus > 0; surplus -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await transaction.done;
  }

  async count(): Promise<number> {
    return (await this.#database).count("listings");
  }

  async clear(): Promise<void> {
    await (await this.#database).clear("listings");
  }
}

/** Everything but the time. */
const lookOf = ({ seen_at: _, ...look }: ListingSighting): string => JSON.stringify(look);

function withSighting(known: readonly ListingSighting[], added: ListingSighting): ListingSighting[] {
  const look = lookOf(added);
  const [last, beforeLast] = [known.at(-1), known.at(-2)];
  const isThird = last !== undefined && beforeLast !== undefined && lookOf(last) === look && lookOf(beforeLast) === look;
  const all = [...(isThird ? known.slice(0, -1) : known), added];
  return all.length <= MAX_SIGHTINGS ? all : [...all.slice(0, 1), ...all.slice(1 - MAX_SIGHTINGS)];
}
