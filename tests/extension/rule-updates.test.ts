// Updates of the rules, on the real engine: what is taken, what is refused, what remains.
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SignedPack } from "../../extension/src/background/store/rule-store.js";
import { PAGE_PROBES_KEY } from "../../extension/src/messages/page-probes.js";
import { makeKeys, packText, readRules, signPack } from "../../wasm-core/js/rule-pack.mjs";
import { createTestServices, NOW, type TestServices } from "./test-services.js";

const PATH = "/v1/rules";
const KEYS = makeKeys();
const STRANGER = makeKeys();
const VERSION = "2099-01-01.1";
const DAY_MS = 24 * 60 * 60 * 1000;

function packOf(version: string, minimumEngine = "0.1.0", watched = ".new-price-box"): string {
  const rules = readRules();
  rules.pages.find((page) => page.id === "product_rendered")?.watch?.push(watched);
  return packText({ version, minimumEngine, ...rules });
}

const signed = (version = VERSION, minimumEngine?: string): SignedPack =>
  signPack(packOf(version, minimumEngine), KEYS.privateKey);

let services: TestServices;
/** A browser that keeps its storage, started anew. */
const startBrowser = () => createTestServices({ keys: [KEYS.trusted] });
const agree = () => services.store.settings.writeConsent("rules", true, NOW);

async function offer(pack: SignedPack): Promise<void> {
  services.server.answerWith(PATH, pack);
  await agree();
  await services.rules.start();
}

beforeEach(() => {
  services = startBrowser();
});

describe("without the user's agreement", () => {
  it("nothing is asked, not even by an alarm left over", async () => {
    services.server.answerWith(PATH, signed());
    await services.rules.start();
    await services.rules.onAlarm("rules");
    expect(services.server.received).toEqual([]);
    expect(await services.rules.status()).toMatchObject({ updates: "possible", origin: "shipped" });
    expect(await chrome.alarms.getAll()).toEqual([]);
  });
});

describe("a signed newer pack", () => {
  it("is used at once, logged, and kept for the next start", async () => {
    await offer(signed());
    expect(await services.rules.status()).toEqual({
      updates: "possible", version: VERSION, origin: "updated", checked_at: NOW.toISOString(),
    });
    const [line] = await services.store.audit.list();
    expect(line).toMatchObject({ method: "GET", purpose: "update_page_rules", bytes_sent: 0 });

    const restarted = startBrowser();
    expect(await restarted.rules.status()).toMatchObject({ version: VERSION, origin: "updated" });
    expect(restarted.server.received).toEqual([]);
  });

  it("tells the content script what else to collect", async () => {
    await offer(signed());
    const { [PAGE_PROBES_KEY]: probes } = await chrome.storage.local.get(PAGE_PROBES_KEY);
    expect(probes).toMatchObject({ watch: expect.arrayContaining([".new-price-box"]) as unknown });
  });

  it("is asked for once a day, by its signature", async () => {
    await offer(signed());
    expect(await chrome.alarms.getAll()).toMatchObject([{ name: "rules" }]);
    await services.rules.onAlarm("rules");
    expect(services.server.received).toHaveLength(1);
    services.setNow(new Date(NOW.getTime() + DAY_MS));
    services.server.answers.set(PATH, { status: 304, body: undefined });
    await services.rules.onAlarm("rules");
    expect(services.server.received.map((request) => request.known_tag)).toEqual([undefined, `"${signed().signature}"`]);
    expect(await services.rules.status()).toMatchObject({ version: VERSION, origin: "updated" });
    expect((await services.rules.status()).problem).toBeUndefined();
  });

  it("is forgotten when the user switches updates off", async () => {
    await offer(signed());
    await services.store.settings.writeConsent("rules", false, NOW);
    await services.rules.withdraw();
    expect(await services.rules.status()).toMatchObject({ origin: "shipped" });
    expect(await chrome.storage.local.get(PAGE_PROBES_KEY)).toEqual({});
    expect(await chrome.alarms.getAll()).toEqual([]);
    expect(await startBrowser().rules.status()).toMatchObject({ origin: "shipped" });
  });
});

describe("the shipped rules stay in use when", () => {
  const unchanged = async (problem: string) => {
    expect(await services.rules.status()).toMatchObject({ origin: "shipped", problem });
    expect(await startBrowser().rules.status()).toMatchObject({ origin: "shipped" });
  };

  it.each<[string, () => unknown]>([
    ["one byte of the pack was changed", () => ({ ...signed(), pack: signed().pack.replace("2099", "2098") })],
    ["a stranger signed it", () => signPack(packOf(VERSION), STRANGER.privateKey)],
    ["a stranger signed it under our key's name", () => ({
      ...signPack(packOf(VERSION), STRANGER.privateKey), key: KEYS.trusted.id,
    })],
    ["the signature is no base64", () => ({ ...signed(), signature: "***" })],
    ["the answer is something else", () => ({ hello: 1 })],
    ["the answer is null", () => null],
  ])("%s", async (_, answer) => {
    await offer(answer() as SignedPack);
    await unchanged("untrusted");
  });

  it.each([
    ["older than they are", "2020-01-01.1", "0.1.0"],
    ["for a later engine", VERSION, "99.0.0"],
  ])("the pack is %s", async (_, version, minimumEngine) => {
    await offer(signed(version, minimumEngine));
    await unchanged("refused");
  });

  it.each([
    ["has none", { status: 404, body: { ok: false, error: { code: "not_found", where: "rules", message: "none" } } }],
    ["cannot be reached", new TypeError("Failed to fetch")],
  ])("the server %s", async (_, answer) => {
    services.server.answers.set(PATH, answer);
    await agree();
    await services.rules.start();
    await unchanged("unreachable");
  });

  it("the browser has no Ed25519", async () => {
    vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("", "NotSupportedError"));
    await offer(signed());
    expect(services.server.received).toEqual([]);
    expect(await services.rules.status()).toMatchObject({ updates: "unsupported", origin: "shipped" });
  });

  it("this build trusts no key", async () => {
    services = createTestServices();
    await offer(signed());
    expect(services.server.received).toEqual([]);
    expect(await services.rules.status()).toMatchObject({ updates: "no_keys", origin: "shipped" });
  });
});

describe("an update in use", () => {
  beforeEach(() => offer(signed()));
  const nextDay = async (pack: SignedPack) => {
    services.setNow(new Date(NOW.getTime() + DAY_MS));
    services.server.answerWith(PATH, pack);
    await services.rules.onAlarm("rules");
  };

  it("is followed by a newer one", async () => {
    await nextDay(signed("2099-01-01.2"));
    expect(await services.rules.status()).toMatchObject({ version: "2099-01-01.2", origin: "updated" });
  });

  it("is not replaced by an older one that was signed before", async () => {
    await nextDay(signed("2098-12-31.9"));
    expect(await services.rules.status()).toMatchObject({ version: VERSION, origin: "updated", problem: "refused" });
  });

  it("is not replaced by an older one after the engine has lost it", async () => {
    await services.engine.call("rules.reset", {});
    await nextDay(signed("2098-12-31.9"));
    expect(await startBrowser().rules.status()).toMatchObject({ version: VERSION });
  });
});

describe("a stored pack is dropped at the next start when", () => {
  const stored = async () => (await services.store.rules.read()).signed;

  it.each<[string, () => unknown]>([
    ["it was damaged", () => ({ signed: { ...signed(), pack: signed().pack.slice(0, -1) } })],
    ["its key is no longer trusted", () => ({ signed: signPack(packOf(VERSION), STRANGER.privateKey) })],
    ["the extension has shipped newer rules since", () => ({ signed: signed("2020-01-01.1") })],
  ])("%s", async (_, state) => {
    await agree();
    await chrome.storage.local.set({ rules: state() });
    expect(await services.rules.status()).toMatchObject({ origin: "shipped" });
    expect(await stored()).toBeUndefined();
  });

  it("the agreement is gone", async () => {
    await chrome.storage.local.set({ rules: { signed: signed() } });
    expect(await services.rules.status()).toMatchObject({ origin: "shipped" });
    expect(await stored()).toBeUndefined();
  });

  it.each([[null], ["text"], [{ signed: { pack: 5 } }], [{ signed: null, checked_at_ms: "soon" }]])(
    "the store holds %j",
    async (state) => {
      await agree();
      await chrome.storage.local.set({ rules: state });
      expect(await services.rules.status()).toMatchObject({ origin: "shipped" });
    },
  );
});
