import { beforeEach, describe, expect, it } from "vitest";
import type { WatchItem } from "../../extension/src/messages/watch.js";
import { productPage, SKU } from "./product-page.js";
import { createTestServices, NOW, type TestOptions, type TestServices } from "./test-services.js";

const HOUR_MS = 3_600_000;
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const idOf = (index: number) => String(1005006000000000 + index);
const pathOf = (id: string) => `/item/${id}.html`;

let services: TestServices;
async function prepare(options: TestOptions = {}, products = 1): Promise<void> {
  services = createTestServices(options);
  await services.store.settings.writeConsent("watch", true, NOW);
  await services.store.settings.write({ quiet_hours: { enabled: false, from_minute: 0, to_minute: 0 } });
  const items = Array.from({ length: products }, (_, i): WatchItem => ({
    id: idOf(i), key: { product_id: idOf(i), sku_id: SKU, currency: "USD", context: "public" },
    url: `https://www.aliexpress.com${pathOf(idOf(i))}`, title: `Lamp ${String(i)}`, rules: { drop_percent: 10 },
    is_muted: false, added_at: hoursLater(-i).toISOString(), failures: 0, told: [],
    // The one that was added first was seen last.
    last_check: { at: hoursLater(-48 + i).toISOString(), source: "visit", outcome: "ok" },
  }));
  await services.watchlist.import(items);
}
beforeEach(() => prepare());

const shows = (id: string, price: string) =>
  services.server.answers.set(pathOf(id), { status: 200, body: productPage({ price, id }) });
const item = async (id = idOf(0)) => (await services.store.watches.read(id)) ?? expect.fail("not watched");
const asked = () => services.server.received.map(({ url }) => new URL(url).pathname);
async function ring(hours: number): Promise<void> {
  services.setNow(hoursLater(hours));
  await services.watchChecks.onAlarm("watch");
}

describe("a check", () => {
  it("reads the page, compares and tells", async () => {
    shows(idOf(0), "US $20.00");
    await ring(0);
    expect(await item()).toMatchObject({
      price_minor: 2000, state: { base_minor: 2000 }, last_check: { source: "background", outcome: "ok" },
    });
    shows(idOf(0), "US $17.00");
    await ring(7);
    expect((await item()).told.map(({ alert }) => alert.type)).toEqual(["price_drop"]);
    expect(await services.store.series.count()).toBeGreaterThan(0);
    expect((await services.outbox.status()).queued).toBe(0);
  });

  it("leaves a line in the log for each request, and sends nothing but the address", async () => {
    await ring(0);
    const [line] = await services.store.audit.list();
    expect(line).toMatchObject({
      purpose: "check_watched_product", method: "GET", url: `https://www.aliexpress.com${pathOf(idOf(0))}`, bytes_sent: 0,
      outcome: { kind: "answered", status: 404 },
    });
    expect(services.server.received).toHaveLength(1);
  });

  it.each([
    ["without the user's agreement", () => services.store.settings.writeConsent("watch", false, NOW)],
    ["without the browser's permission", () => prepare({ hasAccess: false })],
  ])("is never made %s", async (_name, take) => {
    await take();
    await ring(0);
    expect(services.server.received).toEqual([]);
    expect(await services.store.audit.list()).toEqual([]);
    await services.watchChecks.schedule();
    expect(await chrome.alarms.getAll()).toEqual([]);
  });

  it.each([
    ["no connection", new TypeError("failed"), "failed"],
    ["an error page", { status: 503, body: "busy" }, "failed"],
    ["a page that is no product", { status: 200, body: "<html><body>nothing</body></html>" }, "failed"],
    ["a check for people", { status: 200, body: '<html><body><script>window._config_ = {"action":"captcha"};</script><div id="nc_1_wrapper" class="nc-container"></div>punish</body></html>' }, ""],
  ])("after %s changes nothing but the count of failures", async (_name, answer, outcome) => {
    shows(idOf(0), "US $20.00");
    await ring(0);
    const before = await item();
    services.server.answers.set(pathOf(idOf(0)), answer);
    await ring(7);
    const after = await item();
    expect({ ...after, failures: 0, last_check: 0 }).toEqual({ ...before, failures: 0, last_check: 0 });
    expect(after.failures).toBe(1);
    if (outcome !== "") expect(after.last_check?.outcome).toBe(outcome);
  });
});

describe("the schedule", () => {
  it("is made of alarms at times that are drawn", async () => {
    await services.watchChecks.schedule();
    const [alarm] = await chrome.alarms.getAll();
    expect(alarm).toMatchObject({ name: "watch", scheduledTime: hoursLater(2).getTime() });
    await prepare({ random: 0 });
    await chrome.alarms.clear("watch");
    await services.watchChecks.schedule();
    expect((await chrome.alarms.getAll())[0]?.scheduledTime).toBe(hoursLater(1.5).getTime());
  });

  it("looks at few at a time, the one not seen for longest first, with pauses", async () => {
    await prepare({}, 7);
    await ring(0);
    expect(asked()).toEqual([0, 1, 2].map((i) => pathOf(idOf(i))));
    expect(services.pauses).toEqual([4000, 4000]);
    await ring(2);
    await ring(4);
    expect(asked()).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => pathOf(idOf(i))));
  });

  it("comes back after six hours, and ever more rarely after failures", async () => {
    const tries: number[] = [];
    for (let hour = 0; hour <= 400; hour += 1) {
      const before = services.server.received.length;
      await ring(hour);
      if (services.server.received.length > before) tries.push(hour);
    }
    expect(tries).toEqual([0, 12, 36, 84, 180, 348]);
    shows(idOf(0), "US $20.00");
    await ring(600);
    await ring(605);
    await ring(606);
    expect(services.server.received).toHaveLength(tries.length + 2);
  });

  it("ends when nothing is watched any more", async () => {
    await services.watchChecks.schedule();
    await services.store.watches.remove(idOf(0));
    await services.watchChecks.schedule();
    expect(await chrome.alarms.getAll()).toEqual([]);
  });
});

describe("other shoppers' prices", () => {
  const crowdRuns = [
    { from: "2026-11-01T00:00:00Z", to: "2026-11-22T00:00:00Z", price_minor: 2000 },
    { from: "2026-11-23T02:00:00Z", to: "2026-11-23T02:00:00Z", price_minor: 1500 },
  ];
  async function plan(given: object = { runs: crowdRuns }): Promise<void> {
    await prepare({ hasAccess: false });
    await services.store.settings.writeConsent("lookup", true, NOW);
    const { productHash } = await import("../../extension/src/background/crowd-history.js");
    const prefix = (await productHash(idOf(0))).slice(0, 4);
    const { key } = await item();
    services.server.answerWith("/v1/config", { prefix_length: 4 });
    services.server.answerWith(`/v1/history/${prefix}`, { prefix, products: [{ product_id: idOf(0), series: [{ ...key, ...given }] }] });
  }

  it("are asked for where the page may not be opened, and only with that agreement", async () => {
    await plan();
    await ring(0);
    expect(asked().some((path) => path.startsWith("/item/"))).toBe(false);
    expect(await item()).toMatchObject({ price_minor: 1500, last_check: { source: "crowd", outcome: "ok" } });
  });

  it("are read also where they come in the compact form alone", async () => {
    await plan({ encoded: "AgTgxwiXAp4fAgoIGOcHnh8CBQ==", runs: [] });
    await ring(0);
    expect(await item()).toMatchObject({ price_minor: 1999, last_check: { source: "crowd", outcome: "ok" } });
  });

  it("bring nothing when they are older than what this device has seen", async () => {
    await plan();
    const { key } = await item();
    const runs = [{ from: "2026-11-23T03:00:00Z", to: "2026-11-23T03:00:00Z", price_minor: 2100 }];
    await services.store.series.update(key, () => ({ ...key, runs }));
    await ring(0);
    expect((await item()).last_check?.outcome).toBe("nothing_new");
    expect((await item()).price_minor).toBeUndefined();
  });
});
