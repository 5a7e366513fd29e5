import { beforeEach, describe, expect, it } from "vitest";
import { isSigned, ContributionServer, type SignedBody } from "./contribution-server.js";
import { createTestServices, NOW, observation, type TestServices } from "./test-services.js";

const MINUTE_MS = 60_000;
const PATH = "/v1/observations";

let services: TestServices;
let server: ContributionServer;
let clock = NOW;
const moveTo = (time: Date) => services.setNow((clock = time));
const daysLater = (days: number) => new Date(NOW.getTime() + days * 24 * 60 * MINUTE_MS);

async function prepare(random?: number): Promise<void> {
  clock = NOW;
  services = createTestServices(random === undefined ? {} : { random });
  server = new ContributionServer(services.server, () => clock);
  await services.store.settings.writeConsent("contribute", true, NOW);
}
beforeEach(() => prepare());

const posts = () => services.server.received.filter(({ method }) => method === "POST");
const refuse = (status: number, code: string, headers = {}) =>
  services.server.answers.set(PATH, { status, headers, body: { ok: false, error: { code, where: PATH, message: "" } } });

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
    expect(report).toEqual({ ok: true, value: { sent: 250, accepted: 250, refused: 0, too_old: 0 } });
    expect(server.batches.map(({ observations }) => observations.length)).toEqual([100, 100, 50]);
    expect(await services.outbox.status()).toMatchObject({ queued: 0, last: { at: NOW.toISOString(), sent: 250 } });
    expect(await alarms()).toEqual([]);
  });

  it("sends the observation, the key and the signature, and nothing else", async () => {
    await services.outbox.add([observation()]);
    await services.outbox.send();
    const sent = JSON.parse(posts()[0]?.body ?? "") as SignedBody & { batch: string };
    expect(Object.keys(sent).sort()).toEqual(["batch", "key", "signature"]);
    expect(JSON.parse(sent.batch)).toEqual({ observations: [observation()] });
    expect(isSigned("companion.observations.v1", sent.batch, sent)).toBe(true);
    // The very same text for another purpose is not signed.
    expect(isSigned("companion.privacy.v1", sent.batch, sent)).toBe(false);
  });

  it("does not tell the order of the visits", async () => {
    // Drawing the first of what is left each time: 1 2 3 4 → 2 3 4 1.
    await prepare(0);
    await services.outbox.add(many(4));
    await services.outbox.send();
    const ids = server.batches.flatMap(({ observations }) => observations.map(({ product_id }) => product_id));
    expect(ids).toEqual(["1001", "1002", "1003", "1000"]);
  });

  it("reports what the server refused, and does not send it again", async () => {
    services.server.answerWith(PATH, { accepted: 1, refused: [{ index: 1, code: "invalid_input" }] });
    await services.outbox.add(many(2));
    expect(await services.outbox.send()).toMatchObject({ value: { sent: 2, accepted: 1, refused: 1 } });
    await services.outbox.send();
    expect(posts()).toHaveLength(1);
  });

  it("sends once when asked twice at the same time", async () => {
    await services.outbox.add([observation()]);
    await Promise.all([services.outbox.send(), services.outbox.send()]);
    expect(posts()).toHaveLength(1);
  });

  it("leaves the day's answers about groups as they are: asking again now would tie them to what was sent", async () => {
    await services.store.crowd.write("bucket:c6f0", { products: [] }, NOW.getTime());
    await services.outbox.add([observation()]);
    await services.outbox.send();
    expect(await services.store.crowd.read("bucket:c6f0", NOW.getTime())).toEqual({ products: [] });
  });

  it("asks nothing when nothing waits", async () => {
    await services.outbox.send();
    expect(services.server.received).toEqual([]);
  });
});

describe("what has become too old", () => {
  const seen = ["2026-11-23T03:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T23:00:00Z"];
  beforeEach(async () => {
    await services.outbox.add(seen.map((observed_at, index) => observation({ observed_at, price_minor: 100 + index })));
  });

  it("is dropped and counted: on the third UTC day after, a day is closed", async () => {
    moveTo(new Date("2026-11-26T00:30:00Z"));
    expect(await services.outbox.send()).toEqual({ ok: true, value: { sent: 2, accepted: 2, refused: 0, too_old: 1 } });
    expect(server.batches[0]?.observations.map(({ observed_at }) => observed_at).sort()).toEqual(seen.slice(1));
    expect(await services.outbox.status()).toMatchObject({ queued: 0, last: { too_old: 1 } });
  });

  it("is so by the days that the server announces", async () => {
    services.server.answerWith("/v1/config", { prefix_length: 0, open_days: 1 });
    moveTo(new Date("2026-11-25T12:00:00Z"));
    expect(await services.outbox.send()).toMatchObject({ value: { sent: 1, too_old: 2 } });
  });

  it("is not forgotten when the rest cannot be sent", async () => {
    services.server.answers.set(PATH, new TypeError("Failed to fetch"));
    moveTo(new Date("2026-11-26T00:30:00Z"));
    await services.outbox.send();
    moveTo(new Date("2026-11-27T00:30:00Z"));
    await services.outbox.send();
    expect(await services.outbox.status()).toMatchObject({ queued: 1, last: { too_old: 2, problem: "unreachable" } });
  });
});

describe("a server that refuses", () => {
  beforeEach(() => services.outbox.add([observation()]));

  it("the signature is not asked again by itself, only by the user", async () => {
    refuse(401, "unauthorized");
    expect(await services.outbox.send()).toMatchObject({ ok: false, error: { code: "unauthorized" } });
    await services.outbox.schedule();
    await services.outbox.add([observation({ price_minor: 1700 })]);
    expect(await alarms()).toEqual([]);
    expect(await services.outbox.status()).toMatchObject({ queued: 2, last: { problem: "unauthorized" } });
    new ContributionServer(services.server, () => clock);
    expect(await services.outbox.send()).toMatchObject({ value: { accepted: 2 } });
    expect((await services.outbox.status()).last?.problem).toBeUndefined();
  });

  it("and is then exchanged for another one gets everything", async () => {
    refuse(401, "unauthorized");
    await services.outbox.send();
    await services.outbox.startAnew();
    expect(await alarms()).toHaveLength(1);
  });

  it.each([
    [429, "rate_limited", "3600", 75, "busy"],
    [503, "unavailable", "600", 12.5, "unreachable"],
    // At least a minute, at most a day.
    [429, "rate_limited", "1", 1, "busy"],
    [429, "rate_limited", "99999999", 1800, "busy"],
    [429, "rate_limited", "Mon, 23 Nov 2026 04:20:00 GMT", 75, "busy"],
    // Without a word of it, or none to be understood: the usual back-off.
    [503, "unavailable", undefined, 10, "unreachable"],
    [429, "rate_limited", "soon", 10, "busy"],
  ])("%d with Retry-After %s is asked again after %d minutes", async (status, code, retryAfter, minutes, problem) => {
    refuse(status, code, retryAfter === undefined ? {} : { "retry-after": retryAfter });
    await services.outbox.send();
    expect(await alarms()).toMatchObject([{ name: "outbox:1", scheduledTime: NOW.getTime() + minutes * MINUTE_MS }]);
    expect(await services.outbox.status()).toMatchObject({ queued: 1, last: { problem } });
  });
});

describe("keys", () => {
  it("change between two days after 90 days, and no batch holds observations of two", async () => {
    await services.contributorKeys.begin();
    const [before, after] = [daysLater(89), daysLater(90)].map((day) => day.toISOString().slice(0, 13) + ":00:00Z");
    await services.outbox.add([before, after].map((observed_at) => observation({ observed_at: observed_at ?? "" })));
    moveTo(daysLater(90));
    expect(await services.outbox.send()).toMatchObject({ value: { accepted: 2 } });
    expect(server.batches).toHaveLength(2);
    expect(new Set(server.batches.map(({ key }) => key)).size).toBe(2);
    const held = await services.contributorKeys.held();
    expect(held.map(({ from_day }) => from_day)).toEqual(["2026-11-23", "2027-02-21"]);
    const old = server.batches.find(({ key }) => key === held[0]?.id);
    expect(old?.observations.map(({ observed_at }) => observed_at)).toEqual([before]);
  });

  it("that were replaced go when the server has forgotten what they signed", async () => {
    await services.outbox.add([observation()]);
    await services.outbox.send();
    for (const [days, held] of [[90, 2], [91, 1]] as const) {
      moveTo(daysLater(days));
      await services.contributorKeys.current();
      await services.contributorKeys.tidy();
      expect(await services.contributorKeys.held()).toHaveLength(held);
    }
  });

  it("of one server are not shown to another", async () => {
    await services.outbox.add([observation()]);
    await services.outbox.send();
    await services.store.settings.write({ server_address: "https://prices.example" });
    await services.outbox.add([observation({ price_minor: 1700 })]);
    await services.outbox.send();
    const [first, second] = server.batches.map(({ key }) => key);
    expect(first).not.toBe(second);
    expect((await services.contributorKeys.held()).map(({ server: address }) => address).sort()).toEqual([
      "http://127.0.0.1:8787", "https://prices.example",
    ]);
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
    expect(await services.outbox.status()).toMatchObject({ queued: 0, last: { accepted: 1 } });
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
