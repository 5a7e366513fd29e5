import { beforeEach, describe, expect, it, vi } from "vitest";
import { handlers } from "../../extension/src/background/handlers/handlers.js";
import { createListener } from "../../extension/src/background/listener.js";
import { ALLOWED_SENDERS, type MessageName } from "../../extension/src/messages/contract.js";
import { VALIDATORS } from "../../extension/src/messages/validators.js";
import { EXTENSION_ID } from "./fake-chrome.js";
import { createTestServices, NOW, observation, PRODUCT_ID, type TestServices } from "./test-services.js";

type Sender = chrome.runtime.MessageSender;

const shop = (changes: Partial<Sender> = {}): Sender => ({
  id: EXTENSION_ID,
  url: "https://de.aliexpress.com/item/1.html",
  frameId: 0,
  tab: { id: 7, incognito: false } as chrome.tabs.Tab,
  ...changes,
});
const ownPage: Sender = { id: EXTENSION_ID, url: `chrome-extension://${EXTENSION_ID}/dist/extension/options.html` };

let services: TestServices;
beforeEach(() => {
  services = createTestServices();
});

function ask(message: unknown, sender: Sender = ownPage, table = handlers): Promise<unknown> {
  return new Promise((resolve) => createListener(table, services)(message, sender, resolve));
}

describe("who may ask", () => {
  it.each<[string, Sender]>([
    ["another extension", { ...ownPage, id: "other" }],
    ["a page of another extension", { ...ownPage, url: "chrome-extension://other/options.html" }],
    ["a look-alike host", shop({ url: "https://aliexpress.com.example.org/item/1.html" })],
    ["another look-alike", shop({ url: "https://evil-aliexpress.com/item/1.html" })],
    ["an unencrypted page", shop({ url: "http://www.aliexpress.com/item/1.html" })],
    ["a frame inside the page", shop({ frameId: 3 })],
    ["nobody in particular", { id: EXTENSION_ID }],
  ])("not %s", async (_name, sender) => {
    const answer = await ask({ name: "panel.write", request: { is_folded: true } }, sender);
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid_input", message: "not for this sender" } });
  });

  it("not a content script, where consent and server are decided", async () => {
    for (const message of [
      { name: "consent.write", request: { consent: "contribute", granted: true } },
      { name: "settings.write", request: { change: { server_address: "https://evil.example" } } },
      { name: "audit.list", request: {} },
      { name: "data.erase", request: {} },
    ]) {
      expect(await ask(message, shop())).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    }
  });

  it("is said for every message", () => {
    expect(Object.keys(ALLOWED_SENDERS).sort()).toEqual(Object.keys(handlers).sort());
    expect(Object.keys(VALIDATORS).sort()).toEqual(Object.keys(handlers).sort());
  });
});

describe("what may be asked", () => {
  it.each([[undefined], [null], ["page.read"], [{ name: 5 }], [{ name: "constructor", request: {} }]])(
    "no message like %j",
    async (message) => {
      expect(await ask(message)).toMatchObject({ ok: false, error: { code: "unknown_method" } });
    },
  );

  const subject = (key: object, offer: object = { price_minor: 1 }) => ({ subject: { candidates: [{ key, offer }] } });
  const key = { product_id: "1", currency: "USD", context: "public" };
  it.each<[MessageName, unknown]>([
    ["page.read", { url: "no url", extract: "" }],
    ["page.read", { url: "https://www.aliexpress.com/", extract: 5 }],
    ["page.read", { url: "https://www.aliexpress.com/", extract: "x".repeat(8 * 1024 * 1024 + 1) }],
    ["page.report", { url: "https://www.aliexpress.com/" }],
    ["page.open", { page: "../../evil" }],
    ["history.refresh", { subject: { candidates: [] } }],
    ["history.refresh", subject({ ...key, product_id: "1/../config" })],
    ["history.refresh", subject({ ...key, currency: "usd" })],
    ["history.refresh", subject({ ...key, context: "free" })],
    ["history.refresh", subject(key, { price_minor: 0 })],
    ["history.refresh", subject(key, { price_minor: 1.5 })],
    ["look-alike.find", { product: { id: "1", url_id: "../2", title: "Lamp" } }],
    ["look-alike.find", { product: { id: "1", url_id: "1", title: "x".repeat(2001) } }],
    ["look-alike.find", { product: { id: "1", url_id: "1", title: "Lamp", price_minor: { min: 0, max: 5 } } }],
    ["settings.write", { change: { consents: { contribute: { granted: true } } } }],
    ["settings.write", { change: { server_address: "http://example.com" } }],
    ["settings.write", { change: { send_delay: { min_minutes: 9, max_minutes: 3 } } }],
    ["consent.write", { consent: "everything", granted: true }],
    ["consent.write", { consent: "lookup", granted: "yes" }],
    ["audit.list", undefined],
    ["data.erase", { really: true }],
  ])("%s refuses a malformed request", (name, request) => {
    expect(VALIDATORS[name](request)).toBe(false);
  });

  it("accepts well-formed ones", () => {
    expect(VALIDATORS["history.refresh"](subject(key))).toBe(true);
    const product = { id: "1", url_id: "2", title: "Lamp", pictures: ["S1"], currency: "USD", price_minor: { min: 1, max: 2 } };
    expect(VALIDATORS["look-alike.find"]({ product })).toBe(true);
    expect(VALIDATORS["settings.write"]({ change: { theme: "dark", enabled: false } })).toBe(true);
  });
});

describe("the answer", () => {
  it("is an envelope also when a handler throws", async () => {
    const broken = { ...handlers, "settings.read": () => Promise.reject(new Error("storage full")) };
    expect(await ask({ name: "settings.read", request: {} }, ownPage, broken)).toMatchObject({
      ok: false, error: { code: "internal", where: "settings.read" },
    });
  });

  it("comes in time even when a handler does not", async () => {
    vi.useFakeTimers();
    const never = { ...handlers, "settings.read": () => new Promise<never>(() => undefined) };
    const answer = ask({ name: "settings.read", request: {} }, ownPage, never);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: "timeout" } });
    vi.useRealTimers();
  });
});

describe("handlers", () => {
  it("forget what waits as soon as the user no longer contributes", async () => {
    await ask({ name: "consent.write", request: { consent: "contribute", granted: true } });
    await services.outbox.add([observation()]);
    const answer = await ask({ name: "consent.write", request: { consent: "contribute", granted: false } });
    expect(answer).toMatchObject({ ok: true, value: { consents: { contribute: { granted: false } } } });
    expect(await services.outbox.status()).toEqual({ queued: 0 });
    expect(await chrome.alarms.getAll()).toEqual([]);
  });

  it("erase everything read or sent, and keep the settings", async () => {
    await services.store.settings.writeConsent("contribute", true, NOW);
    await services.outbox.add([observation()]);
    await services.outbox.send();
    await services.store.latestPages.write(7, { url: "https://www.aliexpress.com/item/1.html" });
    const answer = await ask({ name: "data.erase", request: {} });
    expect(answer).toEqual({ ok: true, value: { series: 0, queued: 0, contributor_keys: 0, watched: 0, advices: 0, seen_products: 0, seen_coupons: 0, reviewed_products: 0, known_stores: 0, known_listings: 0, audit_lines: 0 } });
    expect(await services.store.latestPages.read(7)).toEqual({});
    expect((await services.store.settings.read()).consents.contribute.granted).toBe(true);
  });

  it("ask the crowd only with consent, and not for a private window", async () => {
    const request = { subject: { candidates: [
      { key: { product_id: PRODUCT_ID, currency: "USD", context: "public" }, offer: { price_minor: 1840 } },
    ] } };
    expect(await ask({ name: "history.refresh", request }, shop())).toMatchObject({ value: { crowd: "off" } });
    await services.store.settings.writeConsent("lookup", true, NOW);
    const hidden = shop({ tab: { id: 7, incognito: true } as chrome.tabs.Tab });
    expect(await ask({ name: "history.refresh", request }, hidden)).toMatchObject({ value: { crowd: "private" } });
    expect(services.server.received).toEqual([]);
    expect(await ask({ name: "history.refresh", request }, shop())).toMatchObject({ value: { crowd: "unreachable" } });
  });

  it("forget the answers of a server that is no longer used", async () => {
    await services.store.crowd.write("config", { prefix_length: 3 }, NOW.getTime());
    await ask({ name: "settings.write", request: { change: { server_address: "https://prices.example/" } } });
    expect(await services.store.crowd.read("config", NOW.getTime())).toBeUndefined();
    expect((await services.store.settings.read()).server_address).toBe("https://prices.example");
  });
});
