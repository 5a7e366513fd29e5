import { deleteDB, openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { recordLocally } from "../../extension/src/background/local-history.js";
import { readHistory, withTrackRecord } from "../../extension/src/background/price-history.js";
import { AdviceStore } from "../../extension/src/background/store/advice-store.js";
import { openDatabase } from "../../extension/src/background/store/database.js";
import type { Series } from "../../extension/src/engine-contract.js";
import type { GivenAdvice } from "../../extension/src/messages/advice.js";
import type { CrowdState, HistoryView } from "../../extension/src/messages/page-view.js";
import { createTestServices, NOW, observation, type TestServices } from "./test-services.js";

const DAY_MS = 86_400_000;
const { observed_at: _time, price_minor: _price, ...KEY } = observation();
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const at = (days: number) => later(days).toISOString();

/** Weeks at 1000 and at 800 in turn; the last day before NOW ends one at 1000. */
const WEEKS: Series = {
  ...KEY,
  runs: Array.from({ length: 12 }, (_, i) => {
    const weeksAgo = 12 - i;
    return { from: at(-7 * weeksAgo), to: at(-7 * weeksAgo + 6), price_minor: weeksAgo % 2 === 1 ? 1000 : 800 };
  }),
};

let services: TestServices;
beforeEach(async () => {
  services = createTestServices();
  await services.store.series.update(KEY, () => WEEKS);
});

/** What a page shows at that time. */
async function show(price: number, now = NOW, state: CrowdState = "off", doubt: { is_doubted?: true } = {}): Promise<HistoryView> {
  const subject = { candidates: [{ key: KEY, offer: { price_minor: price }, ...doubt }] };
  const view = await readHistory(subject, { crowd: [], state, now }, services);
  if (!view.ok) throw new Error(view.error.message);
  return withTrackRecord(view.value, now, services);
}

const see = (price: number, days: number) =>
  recordLocally(observation({ price_minor: price, observed_at: at(days).slice(0, 13) + ":00:00Z" }), services);

describe("an advice that is shown", () => {
  it("is kept with the chance it states", async () => {
    const view = await show(1000);
    expect(view.advice).toMatchObject({ action: "wait", reason: "saving_likely", price_minor: 1000 });
    const [kept] = await services.store.advices.all();
    expect(kept).toEqual({
      action: "wait", made_at: NOW.toISOString(), price_minor: 1000, horizon_days: 7,
      drop_percent: view.advice.drop_percent, drop_permille: view.advice.drop_permille,
    });
    expect(view.track_record?.waits).toMatchObject({ open: 1, ended: 0 });
    expect((await services.store.measure()).advices).toBe(1);
  });

  it("counts once until its horizon is over, also from two pages at once", async () => {
    await Promise.all([show(1000), show(1000)]);
    await show(1000, later(2));
    expect(await services.store.advices.count()).toBe(1);
  });

  it("is not kept in private windows, before the crowd has answered, nor where there is none", async () => {
    expect((await show(1000, NOW, "private")).track_record).toBeUndefined();
    await show(1000, NOW, "pending");
    await services.store.series.update(KEY, () => ({ ...KEY, runs: [] }));
    await show(1000);
    expect(await services.store.advices.count()).toBe(0);
  });

  it("paid off when the fall was seen in time, and stays so", async () => {
    await show(1000);
    await see(800, 3);
    await see(1000, 5);
    expect((await show(1000, later(6))).track_record?.waits).toMatchObject({ open: 1, paid_off: 0 });
    const view = await show(1000, later(8));
    expect(view.track_record?.waits).toMatchObject({ ended: 1, paid_off: 1, mean_saved_permille: 200 });
  });

  it("is neither given nor settled by a price in doubt", async () => {
    await show(1000, NOW, "off", { is_doubted: true });
    expect(await services.store.advices.count()).toBe(0);
    await show(1000);
    for (const day of [2, 4, 6]) await see(990, day);
    await show(100, later(7), "off", { is_doubted: true });
    expect((await show(990, later(8))).track_record?.waits).toMatchObject({ ended: 1, paid_off: 0, not_paid_off: 1 });
  });

  it("did not when the price was seen and had not fallen; too few looks tell nothing", async () => {
    await show(1000);
    services.setNow(later(8));
    await services.advices.settleAll();
    expect((await services.advices.trackRecord())?.waits).toMatchObject({ ended: 1, unknown: 1 });
    for (const day of [2, 4]) await see(990, day);
    await services.advices.settleAll();
    expect((await services.advices.trackRecord())?.waits).toMatchObject({ ended: 1, not_paid_off: 1, unknown: 0 });
  });

  it("is looked up once a day", async () => {
    await show(1000);
    await services.advices.schedule();
    await services.advices.schedule();
    expect((await chrome.alarms.getAll()).filter(({ name }) => name === "advices")).toHaveLength(1);
    services.setNow(later(8));
    await see(800, 3);
    await services.advices.onAlarm("other");
    expect((await services.advices.trackRecord())?.waits.ended).toBe(0);
    await services.advices.onAlarm("advices");
    expect((await services.advices.trackRecord())?.waits.paid_off).toBe(1);
  });

  it("is erased with everything else", async () => {
    await show(1000);
    await services.store.eraseRecords();
    expect(await services.store.advices.all()).toEqual([]);
    expect(await services.advices.trackRecord()).toBeUndefined();
  });
});

describe("the store of advices", () => {
  const advice = (made_at: string): GivenAdvice => ({
    action: "wait", made_at, price_minor: 1000, horizon_days: 7, drop_percent: 14, drop_permille: 720,
  });

  it("keeps the newest ones only", async () => {
    const store = new AdviceStore(openDatabase(), 3);
    for (const day of [3, 1, 5, 2, 4]) {
      await store.update(KEY, (advices) => ({ advices, added: advice(at(day)) }));
    }
    expect((await store.all()).map(({ made_at }) => made_at)).toEqual([at(3), at(4), at(5)]);
  });

  it("comes to a database of the version before without loss", async () => {
    await deleteDB("older");
    const older = await openDB("older", 2, {
      upgrade(database) {
        for (const name of ["series", "outbox", "watches"]) database.createObjectStore(name, { keyPath: "id" });
        database.createObjectStore("audit", { keyPath: "id", autoIncrement: true });
        database.createObjectStore("crowd", { keyPath: "key" });
      },
    });
    await older.put("series", { id: "kept", series: WEEKS });
    older.close();
    const database = await openDatabase("older");
    expect(await database.getAllKeys("series")).toEqual(["kept"]);
    expect(await database.count("advices")).toBe(0);
  });
});

describe("the shopper's own fall", () => {
  it("is what the forecast is asked for", async () => {
    expect((await show(1000)).forecast.chosen_drop?.percent).toBe(15);
    await services.store.settings.write({ drop_percent: 25 });
    const { forecast } = await show(1000);
    expect(forecast.chosen_drop).toMatchObject({ percent: 25 });
    expect(forecast.chosen_drop?.probability).toBeLessThan(forecast.drop_probability ?? 0);
  });
});
