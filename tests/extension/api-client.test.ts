import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiClient, type ApiRequest } from "../../extension/src/background/api-client.js";
import { createTestServices, NOW, type TestServices } from "./test-services.js";

const CONTRIBUTION: ApiRequest = {
  purpose: "contribute_prices",
  method: "POST",
  path: "/v1/observations",
  body: { observations: [{ title: "Größe" }] },
};
const LOOK_UP: ApiRequest = { purpose: "look_up_history", method: "GET", path: "/v1/history/c6f0" };

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

describe("consent", () => {
  it("sends nothing and logs nothing before the user has agreed", async () => {
    for (const request of [CONTRIBUTION, LOOK_UP]) {
      const answer = await services.api.request(request);
      expect(answer).toMatchObject({ ok: false, error: { code: "consent_required" } });
    }
    expect(services.server.received).toEqual([]);
    expect(await services.store.audit.list()).toEqual([]);
  });

  it.each([
    ["contribute", LOOK_UP],
    ["lookup", CONTRIBUTION],
  ] as const)("to %s does not cover the other purpose", async (consent, request) => {
    await services.store.settings.writeConsent(consent, true, NOW);
    expect((await services.api.request(request)).ok).toBe(false);
    expect(services.server.received).toEqual([]);
  });

  it("ends with its withdrawal", async () => {
    await services.store.settings.writeConsent("lookup", true, NOW);
    await services.store.settings.writeConsent("lookup", false, NOW);
    await services.api.request(LOOK_UP);
    expect(services.server.received).toEqual([]);
  });
});

describe("audit log", () => {
  beforeEach(async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    await services.store.settings.writeConsent("lookup", true, NOW);
  });

  it("holds the exact body that was sent, its size and the outcome", async () => {
    services.server.answerWith("/v1/observations", { accepted: 1, refused: [] });
    await services.api.request(CONTRIBUTION);
    const [entry] = await services.store.audit.list();
    expect(entry).toMatchObject({
      time: NOW.toISOString(),
      method: "POST",
      url: "http://127.0.0.1:8787/v1/observations",
      purpose: "contribute_prices",
      body: services.server.received[0]?.body,
      outcome: { kind: "answered", status: 200 },
    });
    // Two letters of "Größe" take two bytes each.
    expect(entry?.bytes_sent).toBe((entry?.body?.length ?? 0) + 2);
  });

  it("has its line before the request leaves", async () => {
    services.server.answers.set("/v1/history/c6f0", () => new Error("cut off"));
    const lines: number[] = [];
    const watching = new ApiClient({
      settings: services.store.settings,
      audit: services.store.audit,
      now: () => NOW,
      fetch: async (input, init) => {
        lines.push(await services.store.audit.count());
        return services.server.fetch(input, init);
      },
    });
    await watching.request(LOOK_UP);
    expect(lines).toEqual([1]);
  });

  it("that cannot be written stops the request", async () => {
    const broken = new ApiClient({
      settings: services.store.settings,
      audit: { begin: () => Promise.reject(new Error("disk full")), finish: () => Promise.resolve() },
      now: () => NOW,
      fetch: services.server.fetch,
    });
    await expect(broken.request(LOOK_UP)).rejects.toThrow("disk full");
    expect(services.server.received).toEqual([]);
  });

  it("tells a time-out from a missing connection", async () => {
    services.server.answers.set("/v1/history/c6f0", new DOMException("late", "TimeoutError"));
    expect(await services.api.request(LOOK_UP)).toMatchObject({ error: { code: "timeout" } });
    services.server.answers.set("/v1/history/c6f0", new TypeError("Failed to fetch"));
    expect(await services.api.request(LOOK_UP)).toMatchObject({ error: { code: "unavailable" } });
    const outcomes = (await services.store.audit.list()).map((entry) => entry.outcome);
    expect(outcomes).toMatchObject([{ reason: "network" }, { reason: "timeout" }]);
  });
});

describe("answers", () => {
  beforeEach(() => services.store.settings.writeConsent("lookup", true, NOW));

  it("pass the server's error on", async () => {
    const error = { code: "rate_limited", where: "/v1/history", message: "later" };
    services.server.answers.set("/v1/history/c6f0", { status: 429, body: { ok: false, error } });
    expect(await services.api.request(LOOK_UP)).toEqual({ ok: false, error });
  });

  it.each([["<html>Bad gateway</html>"], [null], [{ ok: true }], [{ ok: false, error: "no" }]])(
    "that are no envelope (%j) count as an unavailable server",
    async (body) => {
      services.server.answers.set("/v1/history/c6f0", { status: 502, body });
      expect(await services.api.request(LOOK_UP)).toMatchObject({ ok: false, error: { code: "unavailable" } });
    },
  );

  it("are asked for without cookies, referrer or redirects", async () => {
    const fetchSpy = vi.fn(services.server.fetch);
    const client = new ApiClient({
      settings: services.store.settings, audit: services.store.audit, now: () => NOW, fetch: fetchSpy,
    });
    await client.request(LOOK_UP);
    expect(fetchSpy.mock.calls[0]?.[1]).toMatchObject({
      credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-store",
    });
  });
});
