// Keys, consent, and the rights over what was contributed, against a server that checks signatures.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { handlers } from "../../extension/src/background/handlers/handlers.js";
import type { HandlerContext } from "../../extension/src/background/listener.js";
import type { HeldKey } from "../../extension/src/messages/contribution.js";
import { EXAMPLE_CONTRIBUTION } from "../../extension/src/onboarding/example.js";
import { ContributionServer, isSigned } from "./contribution-server.js";
import { createTestServices, NOW, observation, PRODUCT_ID, type TestServices } from "./test-services.js";

let services: TestServices;
let server: ContributionServer;
let context: HandlerContext;
beforeEach(() => {
  services = createTestServices();
  server = new ContributionServer(services.server, () => NOW);
  context = { services, sender: {}, now: NOW };
});

const decide = (granted: boolean) => handlers["consent.write"]({ consent: "contribute", granted }, context);
const held = () => services.contributorKeys.held();
const theKey = async (): Promise<HeldKey> => (await held())[0] ?? expect.fail("no key");
async function contribute(count = 1): Promise<HeldKey> {
  await decide(true);
  await services.outbox.add(Array.from({ length: count }, (_, i) => observation({ price_minor: 1000 + i })));
  await services.outbox.send();
  return theKey();
}
const exportOf = (key: string) => handlers["contribution.export"]({ key }, context);
const erase = (key: string) => handlers["contribution.erase"]({ key }, context);
const forget = () => handlers["contribution.forget"]({}, context);

describe("a contributor's key", () => {
  it("is made when the user agrees, and not before", async () => {
    await services.store.settings.writeConsent("lookup", true, NOW);
    await services.crowd.lookUp(PRODUCT_ID);
    expect(await held()).toEqual([]);
    await decide(true);
    expect(await held()).toMatchObject([{ server: "http://127.0.0.1:8787", from_day: "2026-11-23" }]);
    expect((await theKey()).last_used_at).toBeUndefined();
  });

  it("stays the same while the agreement is given again", async () => {
    await decide(true);
    const { id } = await theKey();
    await decide(true);
    expect(await held()).toMatchObject([{ id }]);
  });

  it("cannot be read out", async () => {
    await decide(true);
    const [key] = await services.store.contributorKeys.list();
    expect(key?.private_key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", key?.private_key as CryptoKey)).rejects.toThrow();
    expect(JSON.stringify(await handlers["contribution.read"]({}, context))).not.toContain("private");
  });

  it("is never part of a question", async () => {
    const { id } = await contribute();
    await services.store.settings.writeConsent("lookup", true, NOW);
    await services.crowd.lookUp(PRODUCT_ID);
    const reads = services.server.received.filter(({ method }) => method === "GET");
    expect(reads.length).toBeGreaterThan(1);
    expect(reads.every(({ body, url }) => body === undefined && !url.includes(encodeURIComponent(id)))).toBe(true);
  });

  it("cannot be made in a browser without Ed25519: then nothing is agreed to", async () => {
    vi.spyOn(crypto.subtle, "generateKey").mockRejectedValue(new DOMException("no", "NotSupportedError"));
    expect(await decide(true)).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect((await services.store.settings.read()).consents.contribute.granted).toBe(false);
    expect(await handlers["contribution.read"]({}, context)).toEqual({ ok: true, value: { is_possible: false, keys: [] } });
  });

  it("is counted and erased with everything else on the device", async () => {
    await contribute();
    expect((await services.store.measure()).contributor_keys).toBe(1);
    await services.store.eraseRecords();
    expect(await held()).toEqual([]);
    expect(await services.outbox.status()).toEqual({ queued: 0 });
  });
});

describe("an export", () => {
  it("brings back exactly what was sent with the key", async () => {
    const { id } = await contribute(3);
    const copy = await exportOf(id);
    expect(copy).toMatchObject({ ok: true, value: { key: id, first_seen_day: "2026-11-23" } });
    expect(copy.ok && copy.value.observations).toHaveLength(3);
    expect(copy.ok && copy.value.observations).toEqual(expect.arrayContaining([observation({ price_minor: 1001 })]));
    expect(await held()).toHaveLength(1);
  });

  it("is empty where the server knows nothing", async () => {
    await decide(true);
    expect(await exportOf((await theKey()).id)).toMatchObject({ ok: true, value: { observations: [] } });
  });

  it("has a line in the log with the exact request, and a purpose of its own", async () => {
    const { id } = await contribute();
    await exportOf(id);
    const [line] = await services.store.audit.list();
    expect(line).toMatchObject({ purpose: "export_contributions", url: "http://127.0.0.1:8787/v1/privacy/export" });
    expect(JSON.parse((JSON.parse(line?.body ?? "") as { request: string }).request)).toEqual({
      action: "export", at: "2026-11-23T03:20:00Z",
    });
  });

  it.each([[null], ["text"], [{}]])("with an answer like %j has failed", async (value) => {
    const { id } = await contribute();
    services.server.answerWith("/v1/privacy/export", value);
    expect(await exportOf(id)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  });
});

describe("an erasure", () => {
  it("takes everything of the key, and the key with it", async () => {
    const { id } = await contribute(3);
    expect(await erase(id)).toEqual({ ok: true, value: { erased: 3, recomputed: "done" } });
    expect(server.observations.size).toBe(0);
    expect(await held()).toEqual([]);
    expect((await services.store.audit.list())[0]).toMatchObject({ purpose: "erase_contributions" });
  });

  it("is possible after the agreement has ended, at the server that got it", async () => {
    const { id } = await contribute();
    await decide(false);
    await services.store.settings.write({ server_address: "https://prices.example" });
    expect(await erase(id)).toMatchObject({ ok: true, value: { erased: 1 } });
    expect(services.server.received.at(-1)?.url).toBe("http://127.0.0.1:8787/v1/privacy/erase");
  });

  it("that fails keeps the key, so that it can be asked for again", async () => {
    const { id } = await contribute();
    services.server.answers.set("/v1/privacy/erase", new TypeError("Failed to fetch"));
    expect(await erase(id)).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(await held()).toMatchObject([{ id }]);
  });

  it("of a key that is not here asks nobody", async () => {
    expect(await erase(EXAMPLE_CONTRIBUTION.key)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(services.server.received).toEqual([]);
  });

  it("leads to a new key with the next contribution", async () => {
    const { id } = await contribute();
    await erase(id);
    await services.outbox.add([observation({ price_minor: 5 })]);
    await services.outbox.send();
    expect(await held()).toHaveLength(1);
    expect((await theKey()).id).not.toBe(id);
  });
});

describe("letting go of the keys", () => {
  it("is refused while the user contributes", async () => {
    await contribute();
    expect(await forget()).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(await held()).toHaveLength(1);
  });

  it("deletes them afterwards and asks nobody", async () => {
    await contribute();
    await decide(false);
    expect(await held()).toHaveLength(1);
    services.server.received.length = 0;
    expect(await forget()).toMatchObject({ ok: true });
    expect(await held()).toEqual([]);
    expect(services.server.received).toEqual([]);
  });
});

describe("a server's settings", () => {
  const read = (asks: boolean) => handlers["server.read"]({ asks }, context);

  it("are not asked for without a click before anything is agreed to", async () => {
    expect(await read(false)).toEqual({ ok: true, value: {} });
    expect(services.server.received).toEqual([]);
  });

  it("are asked for on the click that is about to agree, which the log tells", async () => {
    const announced = { prefix_length: 2, products: 5000, bucket_products: 19.5, open_days: 3, required: { keys: 3, networks: 2 } };
    services.server.answerWith("/v1/config", announced);
    expect(await read(true)).toEqual({ ok: true, value: { announcement: announced } });
    expect(await services.store.audit.list()).toMatchObject([{ method: "GET", purpose: "read_server_terms", bytes_sent: 0 }]);
    expect(await read(false)).toEqual({ ok: true, value: { announcement: announced } });
    expect(services.server.received).toHaveLength(1);
  });

  it("that are malformed in part count as not said", async () => {
    services.server.answerWith("/v1/config", { prefix_length: 0, products: -1, bucket_products: "many", open_days: 0, required: { keys: 3 } });
    expect(await read(true)).toEqual({ ok: true, value: { announcement: { prefix_length: 0, open_days: 3 } } });
  });
});

it("shows in the introduction a contribution whose signature is right", () => {
  expect(isSigned("companion.observations.v1", EXAMPLE_CONTRIBUTION.batch, EXAMPLE_CONTRIBUTION)).toBe(true);
});
