import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WatchAlert, WatchItem } from "../../extension/src/messages/watch.js";
import { createTestServices, NOW, type TestServices } from "./test-services.js";

type Shown = { title: string; message: string; buttons?: { title: string }[] };
const shown = () => (chrome.notifications as unknown as { shown: Map<string, Shown> }).shown;

const watched = (id: string, changes: Partial<WatchItem> = {}): WatchItem => ({
  id, key: { product_id: id, currency: "USD", context: "public" }, url: `https://www.aliexpress.com/item/${id}.html`,
  title: `Lamp ${id}`, rules: {}, is_muted: false, added_at: NOW.toISOString(), failures: 0, told: [], ...changes,
});
const alert = (urgency: number, price = 1800): WatchAlert => ({
  type: "price_drop", price_minor: price, was_minor: 2000, percent: 10,
  notification: { type: "price_drop", urgency_permille: urgency, interest_permille: 700, time_sensitivity_permille: 700 },
});
const URGENT = 1000;
const CALM = 400;

let services: TestServices;
async function prepare(isQuiet: boolean, hasButtons = true): Promise<void> {
  services = createTestServices({ hasButtons });
  shown().clear();
  const local = NOW.getHours() * 60 + NOW.getMinutes();
  const hours = { enabled: isQuiet, from_minute: local, to_minute: (local + 90) % 1440 };
  await services.store.settings.write({ quiet_hours: hours });
  await services.watchlist.import(["10001", "10002", "10003"].map((id) => watched(id)));
}
beforeEach(() => prepare(false));

const tell = (id: string, alerts: WatchAlert[], changes: Partial<WatchItem> = {}) =>
  services.news.tell(watched(id, changes), alerts, NOW);

describe("news", () => {
  it("is one notification for a product, with the most important words", async () => {
    await tell("10001", [alert(CALM, 1900), alert(URGENT, 1500)]);
    expect([...shown()]).toEqual([
      ["watch:10001", expect.objectContaining({ title: "$15.00 – 10% below the price when you began", message: "Lamp 10001" })],
    ]);
    expect(shown().get("watch:10001")?.buttons?.map(({ title }) => title)).toEqual(["Snooze for a day", "Mute this product"]);
  });

  it("has no buttons where the browser refuses them", async () => {
    await prepare(false, false);
    await tell("10001", [alert(CALM)]);
    expect(shown().get("watch:10001")).not.toHaveProperty("buttons");
  });

  it("is not shown of a muted product, or when notifications are off", async () => {
    await tell("10001", [alert(URGENT)], { is_muted: true });
    await services.store.settings.write({ notifications: false });
    await tell("10002", [alert(URGENT)]);
    expect(shown().size).toBe(0);
  });
});

describe("in quiet hours", () => {
  beforeEach(() => prepare(true));

  it("what is urgent comes at once, the rest waits for their end", async () => {
    await tell("10001", [alert(URGENT)]);
    await tell("10002", [alert(CALM)]);
    expect([...shown().keys()]).toEqual(["watch:10001"]);
    const [alarm] = await chrome.alarms.getAll();
    expect(alarm?.name).toBe("digest");
    expect(alarm?.scheduledTime).toBe(NOW.getTime() - (NOW.getTime() % 60_000) + 90 * 60_000);
  });

  it("several that waited come as one digest, without what was muted or removed", async () => {
    for (const id of ["10001", "10002", "10003"]) await tell(id, [alert(CALM)]);
    await services.store.watches.update("10003", (item) => ({ ...item, is_muted: true }));
    await services.news.onAlarm("digest");
    expect([...shown().keys()]).toEqual(["watch-digest"]);
    expect(shown().get("watch-digest")?.title).toBe("2 watched products have news");
    expect(shown().get("watch-digest")?.message.split("\n")).toHaveLength(2);
    shown().clear();
    await services.news.onAlarm("digest");
    expect(shown().size).toBe(0);
  });

  it("what waits outlives a restart that lost the alarm: it is told at their end, or now when that has passed", async () => {
    await tell("10001", [alert(CALM)]);
    await chrome.alarms.clear("digest");
    await services.news.schedule();
    expect((await chrome.alarms.getAll()).map(({ name }) => name)).toEqual(["digest"]);
    expect(shown().size).toBe(0);
    await services.store.settings.write({ quiet_hours: { enabled: false, from_minute: 0, to_minute: 1 } });
    await services.news.schedule();
    expect([...shown().keys()]).toEqual(["watch:10001"]);
  });

  it("nothing is scheduled where nothing waits", async () => {
    await services.news.schedule();
    expect(await chrome.alarms.getAll()).toEqual([]);
  });

  it("a single one comes as itself, with its latest words", async () => {
    await tell("10001", [alert(CALM, 1900)]);
    await tell("10001", [alert(CALM, 1700)]);
    await services.news.onAlarm("digest");
    expect(shown().get("watch:10001")?.title).toContain("$17.00");
  });
});

describe("a click", () => {
  it("opens the product", async () => {
    await tell("10001", [alert(CALM)]);
    await services.news.onClick("watch:10001");
    expect(chrome.tabs.create).toHaveBeenCalledWith({ url: "https://www.aliexpress.com/item/10001.html" });
    expect(shown().size).toBe(0);
  });

  it("on a digest opens the list", async () => {
    await services.news.onClick("watch-digest");
    expect(vi.mocked(chrome.tabs.create).mock.calls[0]?.[0].url).toMatch(/\/watchlist\.html$/);
  });

  it("on a button snoozes or mutes", async () => {
    await services.news.onButton("watch:10001", 0);
    const until = (await services.store.watches.read("10001"))?.rules.snoozed_until ?? "";
    expect(Date.parse(until) - NOW.getTime()).toBe(24 * 3_600_000);
    await services.news.onButton("watch:10002", 1);
    expect((await services.store.watches.read("10002"))?.is_muted).toBe(true);
    await services.news.onButton("somebody else's", 0);
  });
});
