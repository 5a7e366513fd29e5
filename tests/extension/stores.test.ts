import { beforeEach, describe, expect, it } from "vitest";
import { recordLocally } from "../../extension/src/background/local-history.js";
import { seriesId } from "../../extension/src/background/store/series-store.js";
import { createTestServices, NOW, observation, type TestServices } from "./test-services.js";

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS).toISOString().slice(0, 13) + ":00:00Z";

describe("local series", () => {
  it("grow with every sighting, in any order and also at once", async () => {
    const sightings = [1840, 1840, 1700].map((price_minor, index) =>
      observation({ price_minor, observed_at: at(index * 24) }),
    );
    await Promise.all(sightings.reverse().map((one) => recordLocally(one, services)));
    const series = await services.store.series.read(observation());
    expect(series?.runs).toEqual([
      { from: at(0), to: at(24), price_minor: 1840 },
      { from: at(48), to: at(48), price_minor: 1700 },
    ]);
  });

  it("of an earlier version go on, and learn the stock state", async () => {
    const { observed_at: _, price_minor: __, ...key } = observation();
    const stored = { ...key, runs: [{ from: at(-48), to: at(-24), price_minor: 1840 }] };
    await services.store.series.update(observation(), () => stored);
    await recordLocally(observation({ in_stock: false }), services);
    const series = await services.store.series.read(observation());
    expect(series?.runs).toEqual([...stored.runs, { from: at(0), to: at(0), price_minor: 1840, in_stock: false }]);
    expect(series).not.toHaveProperty("in_stock");
  });

  it("do not change when the same is seen again", async () => {
    await recordLocally(observation(), services);
    const before = await services.store.series.read(observation());
    await recordLocally(observation(), services);
    expect(await services.store.series.read(observation())).toEqual(before);
  });

  it.each([{ sku_id: "5" }, { currency: "EUR" }, { ship_to: "DE" }, { context: "new_user" as const }])(
    "never mix with those of another key %j",
    async (change) => {
      await recordLocally(observation(), services);
      await recordLocally(observation(change), services);
      expect(await services.store.series.count()).toBe(2);
      expect(seriesId(observation(change))).not.toBe(seriesId(observation()));
    },
  );

  it("begin anew when what is stored cannot be read any more", async () => {
    const broken = { ...observation(), runs: [{ from: "?", to: "?", price_minor: -5 }] };
    await services.store.series.update(observation(), () => broken);
    await recordLocally(observation(), services);
    expect((await services.store.series.read(observation()))?.runs).toHaveLength(1);
  });
});

describe("the cache of server answers", () => {
  const hours = (count: number) => NOW.getTime() + count * HOUR_MS;

  it("forgets after a day", async () => {
    await services.store.crowd.write("config", { prefix_length: 3 }, hours(0));
    expect(await services.store.crowd.read("config", hours(23.9))).toEqual({ prefix_length: 3 });
    expect(await services.store.crowd.read("config", hours(24))).toBeUndefined();
  });

  it("does not trust an answer from the future", async () => {
    await services.store.crowd.write("config", { prefix_length: 3 }, hours(48));
    expect(await services.store.crowd.read("config", hours(0))).toBeUndefined();
  });
});

describe("the audit log", () => {
  const entry = (url: string) => ({
    time: NOW.toISOString(), method: "GET" as const, url, purpose: "look_up_history" as const, bytes_sent: 0,
  });

  it("lists the newest first and keeps lines that never ended", async () => {
    await services.store.audit.begin(entry("https://a.example/1"));
    const second = await services.store.audit.begin(entry("https://a.example/2"));
    await services.store.audit.finish(second, { kind: "failed", reason: "network", duration_ms: 3 });
    const lines = await services.store.audit.list();
    expect(lines.map(({ url, outcome }) => [url.at(-1), outcome?.kind])).toEqual([["2", "failed"], ["1", undefined]]);
  });

  it("does not bring an erased line back", async () => {
    const id = await services.store.audit.begin(entry("https://a.example/1"));
    await services.store.eraseRecords();
    await services.store.audit.finish(id, { kind: "failed", reason: "network", duration_ms: 3 });
    expect(await services.store.audit.list()).toEqual([]);
  });
});
