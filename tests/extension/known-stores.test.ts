import { beforeEach, describe, expect, it } from "vitest";
import { KnownListings } from "../../extension/src/background/store/known-listings.js";
import { KnownStores } from "../../extension/src/background/store/known-stores.js";
import { openDatabase } from "../../extension/src/background/store/database.js";
import type { StoreSighting } from "../../extension/src/messages/trust.js";

let stores: KnownStores;
let listings: KnownListings;
let opened = 0;
beforeEach(() => {
  const database = openDatabase(`known-stores-${opened++}`);
  stores = new KnownStores(database);
  listings = new KnownListings(database);
});

const day = (number: number, hour = 10) => new Date(Date.UTC(2026, 0, number, hour)).toISOString();
const sighting = (seen_at: string, positive_percent: number, page: StoreSighting["page"] = "product"): StoreSighting => ({
  seen_at,
  page,
  store: { id: "1", positive_percent },
});

describe("a known store", () => {
  it("has one sighting a day and kind of page, the latest, in order of time", async () => {
    await stores.add("1", sighting(day(2), 95));
    await stores.add("1", sighting(day(1), 90));
    await stores.add("1", sighting(day(2, 11), 96));
    const { sightings } = await stores.add("1", sighting(day(2, 12), 97, "store"));
    expect(sightings.map(({ store }) => store.positive_percent)).toEqual([90, 96, 97]);
  });

  it("keeps the first sighting and the latest ones", async () => {
    for (let number = 1; number <= 70; number += 1) await stores.add("1", sighting(day(number), 90));
    const { sightings = [] } = (await stores.read("1")) ?? {};
    expect(sightings).toHaveLength(60);
    expect(sightings[0]?.seen_at).toBe(day(1));
    expect(sightings[1]?.seen_at).toBe(day(12));
    expect(sightings.at(-1)?.seen_at).toBe(day(70));
  });

  it("keeps a note through later sightings until it is taken back", async () => {
    expect(await stores.writeNote("1", { text: "wrong", written_at: day(1) })).toBe(false);
    await stores.add("1", sighting(day(1), 95));
    expect(await stores.writeNote("1", { text: "wrong", written_at: day(1) })).toBe(true);
    expect((await stores.add("1", sighting(day(2), 95))).note?.text).toBe("wrong");
    await stores.writeNote("1", undefined);
    expect((await stores.read("1"))?.note).toBeUndefined();
  });

  it("makes room, the one not seen for longest first", async () => {
    for (let number = 0; number <= 500; number += 1) await stores.add(String(number), sighting(day(number + 1), 95));
    expect(await stores.count()).toBe(500);
    expect(await stores.readAll(["0", "1"])).toEqual([undefined, expect.objectContaining({ id: "1" })]);
  });
});

describe("a known listing", () => {
  const look = (number: number, title: string, store_id = "7") => ({ seen_at: day(number), title, store_id });

  it("holds what did not change by its first and last sighting", async () => {
    for (const [number, title] of [[1, "Lamp"], [2, "Lamp"], [3, "Lamp"], [4, "Watch"], [5, "Lamp"]] as const) {
      await listings.add("1", look(number, title));
    }
    const { sightings = [] } = (await listings.read("1")) ?? {};
    expect(sightings.map(({ title, seen_at }) => [title, seen_at])).toEqual([
      ["Lamp", day(1)],
      ["Lamp", day(3)],
      ["Watch", day(4)],
      ["Lamp", day(5)],
    ]);
  });

  it("is found by its store", async () => {
    await listings.add("1", look(1, "Lamp"));
    await listings.add("2", look(1, "Watch", "8"));
    await listings.add("3", { seen_at: day(1), title: "No store" });
    expect((await listings.ofStore("7")).map(({ id }) => id)).toEqual(["1"]);
    expect(await listings.count()).toBe(3);
  });
});
