import { beforeEach, describe, expect, it } from "vitest";
import { createTestServices, NOW, observation, type TestServices } from "./test-services.js";

const MINUTE_MS = 60_000;
const PATH = "/v1/observations";

let services: TestServices;
beforeEach(async () => {
  services = createTestServices();
  await services.store.settings.writeConsent("contribute", true, NOW);
  services.server.answers.set(PATH, ({ body }) => {
    const { observations } = JSON.parse(body ?? "") as { observations: unknown[] };
    return { status: 200, body: { ok: true, value: { accepted: observations.length, refused: [] } } };
  });
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => observation({ product_id: String(1000 + index) }));
const alarms = () => chrome.alarms.getAll();

describe("queueing", () => {
  it("schedules one alarm after a random delay within the user's range", async () => {
    await services.store.settings.write({ send_delay: { min_minutes: 10, max_minutes: 30 } });
    await services.outbox.add([observation()]);
    await services.outbox.add([observation({ product_id: "2" })]);
    expect(await alarms()).toMatchObject([{ name: "outbox:0", scheduledTime: NOW.getTime() + 20 * MINUTE_MS }]);
  });

  it("takes one price of one series once a day, also after it was sent", async () => {
    await services.outbox.add([observation(), observation()]);
    await services.outbox.send();
    await services.outbox.add([observation({ observed_at: "2026-11-23T09:00:00Z" })]);
    expect((await services.outbox.status()).queued).toBe(0);
    await services.outbox.add([observation({ price_minor: 1700 })]);
    await services.outbox.add([observation({ observed_at: "2026-11-24T03:00:00Z" })]);
    expect((await services.outbox.status()).queued).toBe(2);
  });

  it("takes another stock state of the same price", async () => {
    await services.outbox.add([observation(), observation({ in_stock: true })]);
    await services.outbox.add([observation({ in_stock: false }), observation({ in_stock: false })]);
    expect((await services.outbox.status()).queued).toBe(3);
  });

  it("sets a lost alarm again", async () => {
    await services.outbox.add([observation()]);
    await chrome.alarms.clear("outbox:0");
    await services.outbox.schedule();
    expect(await alarms()).toHaveLength(1);
  });
});

describe("sending", () => {
  it("goes in batches of 100 and empties the queue", async () => {
    await services.outbox.add(many(250));
    const report = await services.outbox.send();
    expect(report).toEqual({ ok: true, value: { sent: 250, accepted: 250, refused: 0, still_queued: 0 } });
    const sizes = services.server.received.map(
      ({ body }) => (JSON.parse(body ?? "") as { observations: unknown[] }).observations.length,
    );
    expect(sizes).toEqual([100, 100, 50]);
    expect(await services.outbox.status()).toEqual({ queued: 0 });
    expect(await alarms()).toEqual([]);
  });

  it("sends the observation and nothing else", async () => {
    await services.outbox.add([observation()]);
    await services.outbox.send();
    expect(JSON.parse(services.server.received[0]?.body ?? "")).toEqual({ observations: [observation()] });
  });

  it("reports what the server refused, and does not send it again", async () => {
    services.server.answerWith(PATH, { accepted: 1, refused: [{ index: 1, code: "invalid_input" }] });
    await services.outbox.add(many(2));
    expect(await services.outbox.send()).toMatchObject({ value: { sent: 2, accepted: 1, refused: 1 } });
    await services.outbox.send();
    expect(services.server.received).toHaveLength(1);
  });

  it("sends once when asked twice at the same time", async () => {
    await services.outbox.add([observation()]);
    await Promise.all([services.outbox.send(), services.outbox.send()]);
    expect(services.server.received).toHaveLength(1);
  });

  it("makes the crowd's history be asked for anew", async () => {
    await services.store.crowd.write("bucket:c6f0", { products: [] }, NOW.getTime());
    await services.outbox.add([observation()]);
    await services.outbox.send();
    expect(await services.store.crowd.read("bucket:c6f0", NOW.getTime())).toBeUndefined();
  });
});

describe("an unreachable server", () => {
  beforeEach(async () => {
    services.server.answers.set(PATH, new TypeError("Failed to fetch"));
    await services.outbox.add([observation()]);
  });

  it("loses nothing and backs off further each time", async () => {
    const delays: number[] = [];
    let alarm = "outbox:0";
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await services.outbox.onAlarm(alarm);
      const [next] = await alarms();
      alarm = next?.name ?? "";
      delays.push(((next?.scheduledTime ?? 0) - NOW.getTime()) / MINUTE_MS);
    }
    expect(delays).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
    expect((await services.outbox.status()).queued).toBe(1);
  });

  it("gets everything once it is back", async () => {
    await services.outbox.onAlarm("outbox:0");
    services.server.answerWith(PATH, { accepted: 1, refused: [] });
    await services.outbox.onAlarm("outbox:1");
    expect(await services.outbox.status()).toEqual({ queued: 0 });
  });
});

it("drops a batch that the server calls invalid as a whole", async () => {
  const error = { code: "invalid_input", where: PATH, message: "broken" };
  services.server.answers.set(PATH, { status: 400, body: { ok: false, error } });
  await services.outbox.add([observation()]);
  expect(await services.outbox.send()).toMatchObject({ ok: true, value: { sent: 1, refused: 1 } });
  expect((await services.outbox.status()).queued).toBe(0);
});

it("ignores alarms of others", async () => {
  await services.outbox.add([observation()]);
  await services.outbox.onAlarm("watchlist");
  expect(services.server.received).toEqual([]);
});

it("keeps what waits when the user has withdrawn the agreement, until it is cleared", async () => {
  await services.outbox.add([observation()]);
  await services.store.settings.writeConsent("contribute", false, NOW);
  expect((await services.outbox.send()).ok).toBe(false);
  expect(services.server.received).toEqual([]);
  await services.outbox.clear();
  expect(await services.outbox.status()).toEqual({ queued: 0 });
  expect(await alarms()).toEqual([]);
});
