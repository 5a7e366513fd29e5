import { beforeEach, describe, expect, it } from "vitest";
import { productHash } from "../../extension/src/background/crowd-history.js";
import { EXAMPLE_OBSERVATION, EXAMPLE_PREFIX } from "../../extension/src/onboarding/example.js";
import { createTestServices, NOW, PRODUCT_ID, type TestServices } from "./test-services.js";

const SERIES = { currency: "USD", context: "public", runs: [] };
const PREFIX = "c6f0";
const bucket = { prefix: PREFIX, products: [
  { product_id: "999", series: [{ ...SERIES, currency: "EUR" }] },
  { product_id: PRODUCT_ID, series: [SERIES] },
] };

let services: TestServices;
beforeEach(async () => {
  services = createTestServices();
  await services.store.settings.writeConsent("lookup", true, NOW);
  services.server.answerWith("/v1/config", { prefix_length: 4 });
  services.server.answerWith(`/v1/history/${PREFIX}`, bucket);
});

const paths = () => services.server.received.map(({ url }) => new URL(url).pathname);

it("hashes as the contract says", async () => {
  expect(await productHash("1005006123456789")).toBe(
    "c6f003291238b92e4d2b9423497477f82c9fef0ae73177ada6e0e01e2c9395b6",
  );
});

it("shows in the introduction what it really asks for", async () => {
  expect((await productHash(EXAMPLE_OBSERVATION.product_id)).slice(0, 4)).toBe(EXAMPLE_PREFIX);
});

it("asks for a prefix, never for the product, and picks the product itself", async () => {
  const answer = await services.crowd.lookUp(PRODUCT_ID);
  expect(answer).toEqual({ ok: true, value: { series: [{ ...SERIES, product_id: PRODUCT_ID }], coupons: [] } });
  expect(paths()).toEqual(["/v1/config", `/v1/history/${PREFIX}`]);
  expect(JSON.stringify(services.server.received)).not.toContain(PRODUCT_ID);
});

it("asks once a day", async () => {
  await services.crowd.lookUp(PRODUCT_ID);
  await services.crowd.lookUp(PRODUCT_ID);
  expect(paths()).toHaveLength(2);
  services.setNow(new Date(NOW.getTime() + 25 * 3_600_000));
  await services.crowd.lookUp(PRODUCT_ID);
  expect(paths()).toHaveLength(4);
});

it("asks once for look-ups at the same time", async () => {
  await Promise.all([services.crowd.lookUp(PRODUCT_ID), services.crowd.lookUp(PRODUCT_ID)]);
  expect(paths()).toEqual(["/v1/config", `/v1/history/${PREFIX}`]);
});

it("does not cache a failure", async () => {
  services.server.answers.set(`/v1/history/${PREFIX}`, new TypeError("Failed to fetch"));
  expect((await services.crowd.lookUp(PRODUCT_ID)).ok).toBe(false);
  services.server.answerWith(`/v1/history/${PREFIX}`, bucket);
  expect((await services.crowd.lookUp(PRODUCT_ID)).ok).toBe(true);
});

describe("a server's prefix length", () => {
  it.each([
    [1, 1],
    [3, 3],
    // Sixty-four digits would name the product.
    [64, 5],
  ])("%j leads to %d digits", async (announced, digits) => {
    services.server.answerWith("/v1/config", { prefix_length: announced });
    await services.crowd.lookUp(PRODUCT_ID);
    expect(paths().at(-1)).toHaveLength("/v1/history/".length + digits);
  });

  it("of none leads to the one group of all", async () => {
    services.server.answerWith("/v1/config", { prefix_length: 0 });
    services.server.answerWith("/v1/history/all", bucket);
    expect(await services.crowd.lookUp(PRODUCT_ID)).toMatchObject({ ok: true, value: { series: [{ product_id: PRODUCT_ID }] } });
    expect(paths()).toEqual(["/v1/config", "/v1/history/all"]);
    expect((await services.crowd.cached("999"))?.series).toHaveLength(1);
  });

  it.each([["4"], [undefined], [-1], [2.5]])("of %j means that nothing is asked", async (announced) => {
    services.server.answerWith("/v1/config", { prefix_length: announced });
    expect(await services.crowd.lookUp(PRODUCT_ID)).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(paths()).toEqual(["/v1/config"]);
  });

  const refuses = { status: 400, body: { ok: false, error: { code: "invalid_input", where: "prefix", message: "too long" } } };

  it("is read again, once, when the server no longer takes it", async () => {
    await services.crowd.lookUp("999"); // Another bucket: the configuration is known now.
    services.server.answers.set(`/v1/history/${PREFIX}`, refuses);
    services.server.answerWith("/v1/config", { prefix_length: 3 });
    services.server.answerWith(`/v1/history/${PREFIX.slice(0, 3)}`, bucket);
    services.server.received.length = 0;
    expect((await services.crowd.lookUp(PRODUCT_ID)).ok).toBe(true);
    expect(paths()).toEqual([`/v1/history/${PREFIX}`, "/v1/config", `/v1/history/${PREFIX.slice(0, 3)}`]);
  });

  it("that is refused and still the same ends the look-up", async () => {
    services.server.answers.set(`/v1/history/${PREFIX}`, refuses);
    expect(await services.crowd.lookUp(PRODUCT_ID)).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(paths()).toEqual(["/v1/config", `/v1/history/${PREFIX}`, "/v1/config"]);
  });
});

it.each([[{}], [{ products: "no" }], [{ products: [{ product_id: PRODUCT_ID, series: null }] }]])(
  "takes a malformed bucket %j for an empty one",
  async (malformed) => {
    services.server.answerWith(`/v1/history/${PREFIX}`, malformed);
    expect(await services.crowd.lookUp(PRODUCT_ID)).toEqual({ ok: true, value: { series: [], coupons: [] } });
  },
);
