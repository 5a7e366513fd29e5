// What the engine answers, over every fixture page, against the contracts that TypeScript's types are made
// from; and that the same question always gets the same answer.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import Ajv from "ajv";
import { FIXTURES } from "../fixtures/shop/catalogue.mjs";
import { SEARCH_DATA_FIXTURES } from "../fixtures/shop/search/catalogue.mjs";
import { readJson, readText, REPOSITORY, startEngine } from "./engine.mjs";

const CONTRACTS = "wasm-core/contracts";
const NOW = "2026-11-23T03:00:00Z";
const HISTORY_CSV = [
  "time,price_minor,list_price_minor,in_stock",
  "2026-09-01T00:00:00Z,2999,5999",
  "2026-09-20T12:00:00Z,2599,5999",
  "2026-10-15T08:30:00Z,2999,",
  "2026-11-11T00:00:00Z,1999,6999,true",
  "2026-11-12T00:00:00Z,999,6999,false",
  "2026-11-22T18:00:00Z,2799,5999",
].join("\n");

const methods = readJson(`${CONTRACTS}/methods.json`);
const errors = readJson(`${CONTRACTS}/errors.json`);
const ajv = new Ajv({ allErrors: true, strictRequired: false });
for (const file of readdirSync(join(REPOSITORY, CONTRACTS)).filter((name) => name.endsWith(".schema.json"))) {
  ajv.addSchema(readJson(`${CONTRACTS}/${file}`), file);
}
const checks = Object.fromEntries(
  Object.entries(methods).map(([name, { args, value }]) => [name, { args: ajv.compile(args), value: ajv.compile(value) }]),
);

function assertValid(validate, value) {
  validate(value);
  assert.deepEqual(validate.errors, null);
}

/** Calls a method with arguments that keep to its contract; the value must keep to it too. */
function callAsContracted(engine, method, args, payload) {
  assertValid(checks[method].args, args);
  const answer = engine.call(method, args, payload);
  assert.equal(answer.ok, true, JSON.stringify(answer.error));
  assertValid(checks[method].value, answer.value);
  return answer.value;
}

describe("contracts", () => {
  let engine;
  before(async () => {
    engine = await startEngine();
  });

  test("name exactly the engine's methods", () => {
    const table = readText("wasm-core/src/api/dispatch.cpp").matchAll(/^ {4}\{"([a-z]+\.[a-z_]+)",/gm);
    assert.deepEqual(Object.keys(methods).sort(), [...table].map(([, name]) => name).sort());
  });

  test("refuse facts that break them", () => {
    const facts = callAsContracted(engine, "facts.read", {}, FIXTURES[0].render());
    for (const spoil of [
      (it) => delete it.state,
      (it) => (it.offer.price_minor.min = 19.99),
      (it) => (it.product.id = 1005006123456789),
      (it) => (it.offer.prize_minor = 1),
    ]) {
      const spoilt = structuredClone(facts);
      spoil(spoilt);
      assert.equal(checks["facts.read"].value(spoilt), false, spoil.toString());
    }
  });

  test("hold for layouts.list", () => {
    assert.ok(callAsContracted(engine, "layouts.list", {}).layouts.length > 0);
  });

  test("hold for page.probes", () => {
    const probes = callAsContracted(engine, "page.probes", {});
    for (const [name, list] of Object.entries(probes)) assert.ok(list.length > 0, name);
    const { apis } = callAsContracted(engine, "page.probes", { page: "list" });
    assert.ok(apis.includes("/fn/search-pc/index") && apis.includes("/renderPageData.htm"), apis);
    assert.ok(apis.every((api) => !api.includes(".pdp.")), apis);
  });

  test("hold for a history, read, merged and judged again", () => {
    const read = callAsContracted(engine, "history.read", { now: NOW, currency: "USD" }, HISTORY_CSV);
    assert.equal(read.stats.lowest.price_minor, 1999);
    const sightings = [{ time: "2026-11-23T02:00:00Z", price_minor: 1799, in_stock: true }];
    const series = callAsContracted(engine, "history.merge", { series: read.series, sightings });
    const offer = { price_minor: 1799, list_price_minor: 5999, discount_percent: 70 };
    const assessed = callAsContracted(engine, "history.assess", { now: NOW, series, offer });
    assert.equal(assessed.stats.lowest.price_minor, 1799);
    assert.equal(assessed.verdict.claimed_discount_percent, 70);
    const personal = { ...series, context: "new_user", runs: [] };
    const beside = { now: NOW, series: personal, offer: { price_minor: 1500 }, public_series: series };
    const { public_price: known } = callAsContracted(engine, "history.assess", beside);
    assert.deepEqual(known, { price_minor: 1799, seen_at: "2026-11-23T02:00:00Z", personal_minor: 299 });
    const soldOut = { ...offer, in_stock: false };
    const { verdict } = callAsContracted(engine, "history.assess", { now: NOW, series, offer: soldOut });
    assert.equal(verdict.label, "sold_out");
    assert.ok(verdict.evidence.some(({ id }) => id === "sold_out_now"));
  });

  test("hold for the compact form of a series beside its latest runs", () => {
    const key = { product_id: "1005006123456789", currency: "USD", context: "public" };
    const closed = { ...key, encoded: "AgTgxwiXAp4fAgoIGOcHnh8CBQ==" };
    const { runs } = callAsContracted(engine, "history.merge", { series: closed });
    assert.deepEqual(runs.map((run) => run.price_minor), [1999, 1999, 1499, 1999]);
    const open = { from: "2026-01-02T10:00:00Z", to: "2026-01-03T01:00:00Z", price_minor: 1399 };
    const merged = callAsContracted(engine, "history.merge", { series: { ...key, runs: [] }, others: [{ ...closed, runs: [open] }] });
    assert.deepEqual(merged, { ...key, runs: [...runs, open] });
    const answer = { prefix: "all", products: [{ product_id: key.product_id, series: [{ ...closed, runs: [open] }] }] };
    const read = callAsContracted(engine, "history.read", { now: NOW }, JSON.stringify({ ok: true, value: answer }));
    assert.deepEqual(read.series, merged);
  });

  test("hold for an advice and what becomes of it", () => {
    const day = (n) => new Date(Date.parse(NOW) + n * 86_400_000).toISOString();
    const runs = Array.from({ length: 12 }, (_, i) => ({
      from: day(7 * i - 84),
      to: day(7 * i - 78),
      price_minor: i % 2 ? 1000 : 800,
    }));
    const series = { currency: "USD", context: "public", runs };
    const { advice } = callAsContracted(engine, "history.assess", { now: NOW, series, offer: { price_minor: 1000 } });
    assert.deepEqual([advice.action, advice.reason, advice.price_minor], ["wait", "saving_likely", 1000]);
    const { action, price_minor, drop_percent, drop_permille } = advice;
    const given = { action, made_at: NOW, price_minor, horizon_days: 7, drop_percent, drop_permille };
    const seen = { ...series, runs: [...runs, { from: day(1), to: day(5), price_minor: 790 }] };
    const question = { now: day(7), advices: [given], series: seen, latest: { ...given, made_at: day(7) } };
    const { advices, counts, record } = callAsContracted(engine, "advice.settle", question);
    assert.deepEqual(advices, [{ outcome: "paid_off", known_days: 5, saved_permille: 210 }]);
    assert.equal(counts, true);
    const again = callAsContracted(engine, "advice.settle", { advices: [{ ...given, ...advices[0] }] });
    assert.deepEqual(again.record, record);
    assert.equal(record.waits.paid_off, 1);
    assert.equal(record.chances.count, 1);
  });

  test("hold for the cards of a list", () => {
    const fixture = SEARCH_DATA_FIXTURES.find(({ name }) => name === "search-answer/en-knives");
    const facts = callAsContracted(engine, "facts.read", { url: fixture.url }, fixture.render());
    const { currency } = facts.items[0].offer;
    const { series } = callAsContracted(engine, "history.read", { now: NOW, currency }, HISTORY_CSV);
    const items = facts.items.map(({ product, offer }, i) => ({
      product_id: product.id,
      ...(offer && { offer }),
      ...(i % 2 === 0 && { series: { ...series, product_id: product.id, context: offer.context } }),
    }));
    const warnings = [{ code: "price_disagreement", field: "items.2.offer" }];
    const judged = callAsContracted(engine, "listing.judge", { now: NOW, items, warnings }).items;
    assert.deepEqual(judged.map((item) => item.product_id), items.map((item) => item.product_id));
    assert.equal(judged[0].judgement.lowest.price_minor, 1999);
    assert.equal(judged[1].withheld, "no_history");
    assert.equal(judged[2].withheld, "price_doubtful");
  });
});

describe("contracts of what was seen elsewhere", () => {
  let engine;
  before(async () => {
    engine = await startEngine();
  });

  test("hold for the same item in another listing", () => {
    const seen = [
      { id: "2", title: "Oak lamp", seen_at: NOW },
      { id: "3", title: "Twist Drill Bits HSS Straight Shank 3 mm Wood Titanium 50pcs", pictures: ["S1"], currency: "USD", context: "public", price_minor: { min: 900, max: 900 } },
    ];
    const product = { ...seen[1], id: "1", title: "20pcs Titanium Twist Drill Bits HSS Straight Shank 3mm Wood", price_minor: { min: 400, max: 400 } };
    const { look_alikes: found } = callAsContracted(engine, "products.look_alikes", { product, seen });
    assert.equal(found.length, 1);
    assert.deepEqual(
      { ...found[0], score: undefined, title_percent: undefined, signals: Object.keys(found[0].signals) },
      {
        index: 1, score: undefined, title_percent: undefined, signals: ["main_picture", "title", "numbers"], numbers: ["3mm"],
        price: { per: "piece", here_minor: { min: 20, max: 20 }, there_minor: { min: 18, max: 18 }, relation: "cheaper_there", percent: 10 },
      },
    );
  });

  test("hold for a coupon that another page showed", () => {
    const facts = callAsContracted(engine, "facts.read", {}, FIXTURES[0].render());
    const seen = { kind: "platform", amount_minor: 1, currency: facts.offer.currency, seen_at: NOW };
    const { coupons } = callAsContracted(engine, "offer.cost", { now: NOW, facts, coupons_seen: [seen, { ...seen, currency: "XAF" }] });
    assert.deepEqual(coupons.filter((row) => row.seen).map(({ index, use }) => ({ index, use })), [
      { index: 0, use: "applied" },
      { index: 1, use: "other_currency" },
    ]);
  });
});

describe("contracts of watching", () => {
  const key = { product_id: "1005006123456789", currency: "USD", ship_to: "US", context: "public" };
  const watch = { target_minor: 1800, drop_percent: 10, new_low: true, back_in_stock: true, coupon: true, wait_chance_percent: 30 };
  const quiet = { quiet_hours: { from_minute: 1320, to_minute: 420 }, utc_offset_minutes: 60 };
  let engine;
  before(async () => {
    engine = await startEngine();
  });

  test("hold from the first reading to a notification", () => {
    const first = { outcome: "ok", key, price_minor: 2000, in_stock: false, coupons: ["store:A"], drop_chance_percent: 60 };
    const begun = callAsContracted(engine, "watch.evaluate", { now: NOW, watch, reading: first });
    assert.deepEqual(begun.alerts, []);
    const second = { outcome: "ok", key, price_minor: 1500, in_stock: true, coupons: ["code:B"], drop_chance_percent: 5, lowest_before_minor: 1900 };
    const told = callAsContracted(engine, "watch.evaluate", { now: NOW, watch, state: begun.state, reading: second });
    assert.deepEqual(
      told.alerts.map(({ type }) => type),
      ["target_reached", "price_drop", "new_low", "back_in_stock", "waiting_over", "coupon_appeared"],
    );
    const notifications = told.alerts.map(({ notification }) => notification);
    const ranking = callAsContracted(engine, "notification.rank", { now: NOW, notifications, ...quiet });
    assert.equal(ranking.ranked.length, 6);
    assert.equal(ranking.quiet_until, "2026-11-23T06:00:00Z");
  });

  test("hold where nothing is told", () => {
    for (const reading of [{ outcome: "failed" }, { outcome: "blocked" }, { outcome: "ok", key: { ...key, currency: "EUR" } }]) {
      const { state } = callAsContracted(engine, "watch.evaluate", { now: NOW, watch, reading: { outcome: "ok", key, price_minor: 2000 } });
      const value = callAsContracted(engine, "watch.evaluate", { now: NOW, watch, state, reading });
      assert.deepEqual(value.alerts, []);
      assert.deepEqual(value.state, state);
    }
  });

  test("hold for a preview", () => {
    const preview = callAsContracted(engine, "watch.preview", { watch, base_minor: 2000, lowest_minor: 1900 });
    assert.deepEqual(preview, { target_minor: 1800, drop_minor: 1800, new_low_minor: 1881, at_or_below_minor: 1881 });
  });
});

describe("facts of every fixture", () => {
  let engine, freshEngine;
  before(async () => {
    [engine, freshEngine] = await Promise.all([startEngine(), startEngine()]);
  });

  for (const fixture of FIXTURES) {
    test(`${fixture.name}: as contracted, always the same, and fit to be observed or withheld`, () => {
      const args = { url: fixture.url };
      const page = fixture.render();
      const facts = callAsContracted(engine, "facts.read", args, page);
      const text = JSON.stringify(facts);
      assert.equal(JSON.stringify(engine.call("facts.read", args, page).value), text, "asked again");
      assert.equal(JSON.stringify(freshEngine.call("facts.read", args, page).value), text, "another engine");
      callAsContracted(engine, "facts.read", args, page.slice(0, page.length / 2));
      callAsContracted(engine, "layouts.check", args, page);

      if (facts.offer?.price_minor) callAsContracted(engine, "offer.cost", { now: NOW, facts, quantity: 2 });
      const found = callAsContracted(engine, "observations.from_facts", { now: NOW, facts });
      assert.equal(found.observations.length > 0, found.withheld === undefined, "observations or a reason");
      if (facts.state !== "available") assert.deepEqual(found.observations, []);
      const check = { now: NOW, observations: found.observations };
      assert.deepEqual(callAsContracted(engine, "observations.check", check).refused, []);
    });
  }
});

describe("an error is one of errors.json, with its place and reason, for", () => {
  let engine;
  before(async () => {
    engine = await startEngine();
  });

  const cases = {
    "an unknown method": ["facts.guess", {}, "", "unknown_method"],
    "an empty page": ["facts.read", {}, " \n", "invalid_input"],
    "a page that is too large": ["facts.read", {}, "x".repeat(17 * 1024 * 1024), "too_large"],
    "an empty page to check": ["layouts.check", {}, "", "invalid_input"],
    "arguments that are no object": ["facts.read", [], "<html>", "invalid_input"],
    "a wrong type": ["facts.read", { url: 5 }, "<html>", "invalid_input"],
    "a history without its header": ["history.read", {}, "1,2,3\n", "invalid_input"],
    "a price that is no number": ["history.read", {}, "time,price_minor\n2026-01-01T00:00:00Z,cheap", "invalid_input"],
    "a currency that does not exist": ["history.read", { currency: "ABC" }, HISTORY_CSV, "invalid_input"],
    "a series that is none": ["history.assess", { now: NOW, series: [] }, "", "invalid_input"],
    "a compact series cut short": ["history.assess", { now: NOW, series: { context: "public", encoded: "AgTgxwg=" } }, "", "invalid_input"],
    "an advice that says nothing": ["advice.settle", { advices: [{ action: "no_advice" }] }, "", "invalid_input"],
    "the cost of nothing": ["offer.cost", { now: NOW, facts: {} }, "", "invalid_input"],
    "products that are none": ["products.look_alikes", { product: { id: "1", title: "" }, seen: {} }, "", "invalid_input"],
    "more products than are kept": ["products.look_alikes", { product: {}, seen: Array(1001).fill({}) }, "", "too_large"],
    "a coupon seen at no time": ["offer.cost", { now: NOW, facts: { offer: { currency: "USD", price_minor: { min: 1 } } }, coupons_seen: [{}] }, "", "invalid_input"],
    "cards that are none": ["listing.judge", { now: NOW, items: {} }, "", "invalid_input"],
    "more cards than a page shows": ["listing.judge", { now: NOW, items: Array(1001).fill({ product_id: "1" }) }, "", "too_large"],
    "a wish that makes no sense": ["watch.evaluate", { now: NOW, watch: { drop_percent: 0 }, reading: { outcome: "ok" } }, "", "invalid_input"],
    "news without its strength": ["notification.rank", { now: NOW, notifications: [{ type: "other" }] }, "", "invalid_input"],
    "facts that are none": ["observations.from_facts", { now: NOW, facts: null }, "", "invalid_input"],
  };
  for (const [name, [method, args, payload, code]] of Object.entries(cases)) {
    test(name, () => {
      const answer = engine.call(method, args, payload);
      assert.equal(answer.ok, false);
      assert.deepEqual(Object.keys(answer.error).sort(), ["code", "message", "where"]);
      assert.equal(answer.error.code, code, JSON.stringify(answer.error));
      assert.ok(Object.hasOwn(errors, answer.error.code));
      assert.ok(answer.error.where.length > 0 && answer.error.message.length > 0);
    });
  }
});
