// The trust module as it is shipped: its contracts, its size, its texts, and `companion seller`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";
import { readJson, readText, REPOSITORY, startEngine, startTrustEngine } from "./engine.mjs";

const CONTRACTS = "wasm-core/contracts";
const TEXTS = "wasm-core/rules/trust/seller/text";
const LOCALES = ["ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk"];
const MOST_GZIPPED_BYTES = 200_000;
const NOW = "2026-11-23T03:00:00Z";

const methods = readJson(`${CONTRACTS}/trust_methods.json`);
const ajv = new Ajv({ allErrors: true, strictRequired: false });
for (const file of readdirSync(join(REPOSITORY, CONTRACTS)).filter((name) => name.endsWith(".schema.json"))) {
  ajv.addSchema(readJson(`${CONTRACTS}/${file}`), file);
}
const check = ajv.compile(methods["seller.trust"].value);
const checkPayload = ajv.getSchema("seller_trust.schema.json#/definitions/payload");

const STORE = {
  id: "1102950417",
  name: "Lumen & Oak Store",
  positive_percent: 96.4,
  positive_count: 2057,
  neutral_count: 41,
  negative_count: 36,
  feedback_count: 30110,
  followers: 18230,
  opened: "2017-04-14",
  badges: ["top_rated", "Choice"],
  detailed: { described: 4.8, communication: 4.7, shipping: 4.6 },
};
const EVERYTHING = {
  sightings: [
    { seen_at: "2026-10-01T08:00:00Z", page: "store", store: STORE },
    {
      seen_at: "2026-11-20T08:00:00Z",
      page: "product",
      store: { id: STORE.id, positive_percent: 96.5, orders_90_days: 10_000 },
      sold: { count: 5000, at_least: true },
      shipping: [{ carrier: "Standard", min_days: 8, max_days: 15 }, {}],
    },
  ],
  orders: [
    { placed: "2026-06-01", delivered: "2026-06-14", promised_days: 20 },
    { placed: "2026-08-01", outcome: "refunded" },
    { placed: "2026-11-01", outcome: "open" },
  ],
  crowd: { contributors: 12, agreement: 0.9, sale_claims: 20, inflated_claims: 11 },
};
const NAMES_ONLY = { store: { id: "1", name: "<b>Shop</b>" } };

describe("the trust module", () => {
  let engine;
  before(async () => {
    engine = await startTrustEngine();
  });

  /** What seller.trust says, which must keep to its contract. */
  function trustOf(payload, args = { now: NOW }) {
    const answer = engine.call("seller.trust", args, JSON.stringify(payload));
    assert.equal(answer.ok, true, JSON.stringify(answer.error));
    check(answer.value);
    assert.deepEqual(check.errors, null);
    return answer.value.trust;
  }

  test("has exactly the methods of its contracts", () => {
    const table = readText("wasm-core/src/trust_api/dispatch.cpp").matchAll(/^ {4}\{"([a-z]+\.[a-z_]+)",/gm);
    assert.deepEqual(Object.keys(methods).sort(), [...table].map(([, name]) => name).sort());
  });

  test(`is at most ${MOST_GZIPPED_BYTES} bytes to download`, () => {
    const wasm = readFileSync(join(REPOSITORY, "dist/engine/companion-trust.wasm"));
    assert.ok(gzipSync(wasm, { level: 9 }).length <= MOST_GZIPPED_BYTES);
  });

  test("keeps to its contract for everything, one store, and nothing", () => {
    for (const payload of [EVERYTHING, { store: STORE }, NAMES_ONLY]) {
      checkPayload(payload);
      assert.deepEqual(checkPayload.errors, null);
    }
    const all = trustOf(EVERYTHING);
    assert.equal(all.coverage, 1);
    assert.deepEqual(all.warnings, []);
    assert.deepEqual(all.history.map(({ seen_at }) => seen_at), ["2026-10-01T08:00:00Z", "2026-11-20T08:00:00Z"]);
    const sources = Object.values(all.factors).flatMap(({ evidence }) => evidence.map(({ source }) => source));
    assert.deepEqual([...new Set(sources)].sort(), ["orders", "product_page", "store_page"]);
    assert.ok(trustOf({ store: STORE }).score > 0.7);
    assert.equal(trustOf(NAMES_ONLY).score, undefined);
  });

  test("answers the same twice and from a fresh engine", async () => {
    const text = JSON.stringify(trustOf(EVERYTHING));
    assert.equal(JSON.stringify(trustOf(EVERYTHING)), text);
    const fresh = await startTrustEngine();
    assert.equal(JSON.stringify(fresh.call("seller.trust", { now: NOW }, JSON.stringify(EVERYTHING)).value.trust), text);
  });

  // The same numbers are asserted of the native build: tests/core/trust_api/seller_trust_test.cpp.
  test("reckons to the thousandth as the native build does", () => {
    const { score, low, high, coverage } = trustOf({ store: STORE });
    assert.deepEqual([score, low, high, coverage], [0.833, 0.77, 0.887, 1]);
  });

  test("reads what facts.read answers for every fixture that shows a store", async () => {
    const core = await startEngine();
    let read = 0;
    for (const fixture of ALL_FIXTURES) {
      const facts = core.call("facts.read", { url: fixture.url }, fixture.render());
      if (!facts.ok || facts.value.store === undefined) continue;
      const trust = trustOf(facts.value);
      assert.deepEqual(trust.warnings, [], fixture.name);
      read += 1;
    }
    assert.ok(read > 20, `${read} stores`);
  });

  for (const locale of LOCALES) {
    test(`says everything in ${locale}`, () => {
      const texts = readJson(`${TEXTS}/${locale}.json`);
      const english = readJson(`${TEXTS}/en.json`);
      const marks = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
      assert.equal(texts.locale, locale);
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(marks(texts[key]), marks(text), key);
        const isSentence = /^[A-Z].*\.$/.test(text);
        if (locale !== "en" && isSentence) assert.notEqual(texts[key], text, `${key} is not translated`);
      }
      for (const payload of [EVERYTHING, { store: STORE }, NAMES_ONLY]) {
        const { text, because, factors } = trustOf(payload, { now: NOW, locale });
        const shown = [text, ...[...because, ...Object.values(factors).flatMap(({ evidence }) => evidence)].map((row) => row.text)];
        for (const sentence of shown) {
          assert.doesNotMatch(sentence, /[{}]|undefined|NaN/);
          assert.ok(sentence.length > 0);
        }
      }
    });
  }

  test("has texts in fifteen languages and falls back to English", () => {
    const files = readdirSync(join(REPOSITORY, TEXTS)).filter((name) => !name.endsWith(".schema.json"));
    assert.deepEqual(files.sort(), LOCALES.map((locale) => `${locale}.json`));
    assert.equal(trustOf(EVERYTHING, { now: NOW, locale: "sw" }).text, trustOf(EVERYTHING).text);
    assert.equal(trustOf(EVERYTHING, { now: NOW, locale: "pt-BR" }).text, trustOf(EVERYTHING, { now: NOW, locale: "pt" }).text);
  });

  test("gives at most 200 days of history and reads at most 5,000 sightings", () => {
    const sightings = Array.from({ length: 6000 }, (_, at) => ({
      seen_at: new Date(Date.UTC(2025, 0, 1) + at * 3_600_000).toISOString(),
      store: STORE,
    }));
    const trust = trustOf({ sightings });
    assert.equal(trust.history.length, 200);
    assert.deepEqual(trust.warnings, [{ code: "too_many", field: "sightings" }]);
  });
});

describe("companion seller", () => {
  const folder = mkdtempSync(join(tmpdir(), "companion-seller-"));
  after(() => rmSync(folder, { recursive: true }));

  function companion(flags, files) {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(REPOSITORY, "wasm-core/cli/companion.mjs"), "seller", ...flags, ...paths], { encoding: "utf8" });
    return { status, stderr, answers: stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
  }

  test("judges facts, a bare store, and a saved page", () => {
    const page = ALL_FIXTURES.find(({ name, expected }) => expected.store?.positive_percent !== undefined && name.includes("component")).render();
    const { status, answers } = companion(["--now", NOW], {
      "facts.json": JSON.stringify({ page: "product", store: STORE }),
      "store.json": JSON.stringify({ store: STORE }),
      "page.html": page,
    });
    assert.equal(status, 0);
    assert.equal(answers.length, 3);
    for (const { ok, value } of answers) {
      assert.equal(ok, true);
      check(value);
      assert.deepEqual(check.errors, null);
      assert.ok(value.trust.score > 0);
    }
    assert.equal(answers[0].value.trust.score, answers[1].value.trust.score);
  });

  test("speaks the language asked for", () => {
    const [{ value }] = companion(["--locale", "de", "--now", NOW], { "s.json": JSON.stringify({ store: STORE }) }).answers;
    assert.match(value.trust.text, /Punkten/);
  });

  test("answers an error for what holds no store and goes on", () => {
    const { status, answers } = companion([], { "bad.json": "{", "none.html": "<html></html>", "ok.json": JSON.stringify({ store: STORE }) });
    assert.equal(status, 1);
    assert.deepEqual(answers.map(({ ok }) => ok), [false, false, true]);
    assert.deepEqual(answers.slice(0, 2).map(({ error }) => error.code), ["invalid_input", "invalid_input"]);
  });

  test("refuses wrong flags", () => {
    assert.equal(companion(["--now", "yesterday"], { "s.json": "{}" }).status, 2);
    assert.equal(companion(["--locale", "12"], { "s.json": "{}" }).status, 2);
    assert.equal(companion([], {}).status, 2);
  });
});
