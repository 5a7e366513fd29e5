// Signals of listings by the trust module as it is shipped: contracts, the fixture shop's pages, the rules'
// words and sentences, the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { before, describe, test } from "node:test";
import Ajv from "ajv";
import { FIXTURES } from "../fixtures/shop/catalogue.mjs";
import { readJson, REPOSITORY, startEngine, startTrustEngine } from "./engine.mjs";

const CONTRACTS = "wasm-core/contracts";
const RULES = "wasm-core/rules/trust/signals";
const LOCALES = ["ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk"];
const NOW = "2026-11-23T03:00:00Z";

const namesIn = (folder) =>
  readdirSync(join(REPOSITORY, folder))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .map((name) => basename(name, ".json"));

const ajv = new Ajv({ allErrors: true, strict: false });
for (const file of readdirSync(join(REPOSITORY, CONTRACTS)).filter((name) => name.endsWith(".schema.json"))) {
  ajv.addSchema(readJson(`${CONTRACTS}/${file}`), file);
}
const contract = "listing_signals.schema.json";

function assertKeeps(ref, value) {
  const validate = ajv.getSchema(ref);
  validate(value);
  assert.deepEqual(validate.errors, null);
}

const DRIVE = {
  page: "product",
  state: "available",
  missing: [],
  warnings: [],
  product: { id: "1005000000000001", title: "16TB USB 3.1 flash drive for computer" },
  offer: { currency: "USD", price_minor: { min: 900, max: 900 }, context: "public" },
};

describe("listing.signals", () => {
  let engine, trust;
  before(async () => {
    [engine, trust] = await Promise.all([startEngine(), startTrustEngine()]);
  });

  function valueOf(payload, args = { now: NOW }) {
    assertKeeps(`${contract}#/definitions/args`, args);
    assertKeeps(`${contract}#/definitions/payload`, payload);
    const answer = trust.call("listing.signals", args, JSON.stringify(payload));
    assert.equal(answer.ok, true, JSON.stringify(answer.error));
    assertKeeps(contract, answer.value);
    return answer.value;
  }

  test("keeps to its contract and says what it saw", () => {
    const { signals, not_checked, warnings } = valueOf({ facts: DRIVE });
    assert.deepEqual(
      signals.map(({ id, severity }) => [id, severity]),
      [["unreal_capacity", "strong"]],
    );
    assert.match(signals[0].text, /16 TB/);
    assert.deepEqual(
      not_checked.map(({ id }) => id),
      ["listing_changed", "store_range_changed", "far_below_market", "bait_variant", "shipping_eats_discount", "new_store_many_sales", "reviews_of_other_goods"],
    );
    assert.deepEqual(warnings, []);
  });

  test("finds nothing but dear shipping on the pages of the fixture shop", () => {
    let pages = 0;
    for (const fixture of FIXTURES) {
      const facts = engine.call("facts.read", {}, fixture.render());
      if (!facts.ok) continue;
      const { signals } = valueOf({ facts: facts.value });
      const others = signals.filter(({ id }) => id !== "shipping_eats_discount");
      assert.deepEqual(others, [], fixture.id ?? fixture.name);
      pages += 1;
    }
    assert.ok(pages > 20, `${pages} pages`);
  });

  test("answers the same twice", () => {
    assert.deepEqual(valueOf({ facts: DRIVE }), valueOf({ facts: DRIVE }));
  });
});

describe("picture.hash", () => {
  test("gives the bits that the native build gives", async () => {
    const trust = await startTrustEngine();
    const side = 96;
    const pixels = Uint8Array.from({ length: side * side }, (_, i) => ((i % side) * Math.floor(i / side) + 13 * (i % side)) % 251);
    const answer = trust.call("picture.hash", { width: side, height: side }, Buffer.from(pixels).toString("base64"));
    // The same picture and bits as in tests/core/signals/picture_hash_test.cpp.
    assert.deepEqual(answer, { ok: true, value: { hash: "0004cc5ab7ae57fd" } });
  });
});

describe("the sentences of signals", () => {
  test("are there in every language, with the same facts", () => {
    assert.deepEqual(namesIn(`${RULES}/text`), LOCALES);
    const factsOf = (text) => [...text.matchAll(/\{\w+\}/g)].map(([fact]) => fact).sort();
    const english = readJson(`${RULES}/text/en.json`);
    for (const locale of LOCALES) {
      const sentences = readJson(`${RULES}/text/${locale}.json`);
      assert.equal(sentences.locale, locale);
      assert.deepEqual(Object.keys(sentences), Object.keys(english), locale);
      for (const [key, text] of Object.entries(sentences)) {
        assert.deepEqual(factsOf(text), factsOf(english[key]), `${locale} ${key}`);
      }
    }
  });

  test("accuse nobody", () => {
    const accusing =
      /\b(fake|scam|fraud|counterfeit|cheat|betr[uü]g|fälsch|estafa|fraude|falso|arnaque|contrefa|truff|oszust|fałszyw|sahte|dolandır|nep\b|oplicht)|мошен|поддел|шахрай|підроб|사기|가짜|詐欺|偽|احتيال|مزيف|הונאה|מזויף/iu;
    assert.match("Betrug", accusing);
    for (const locale of LOCALES) {
      for (const text of Object.values(readJson(`${RULES}/text/${locale}.json`))) assert.doesNotMatch(text, accusing, locale);
    }
  });
});

describe("the kinds of goods", () => {
  const kinds = namesIn(`${RULES}/goods`).map((name) => [name, readJson(`${RULES}/goods/${name}.json`)]);

  test("are named like their files and have a limit each", () => {
    for (const [name, { kind, limits, prices, ratios }] of kinds) {
      assert.equal(kind, name);
      assert.ok(limits.length + prices.length + ratios.length > 0, name);
      for (const { unusual_above: unusual, impossible_above: impossible } of limits) assert.ok(unusual < impossible, name);
      for (const { most_per_usd: years } of prices) {
        const order = years.map(({ from_year: year }) => year);
        assert.deepEqual(order, [...order].sort(), name);
      }
    }
  });

  test("have no word of another kind, nor one that rules themselves out", () => {
    const accessories = Object.values(readJson(`${RULES}/words/accessories.json`)).flat();
    const owners = new Map();
    for (const [name, { words, unless }] of kinds) {
      for (const word of new Set(Object.values(words).flat())) {
        assert.ok(!owners.has(word), `${word}: ${name} and ${owners.get(word)}`);
        owners.set(word, name);
        const parts = ` ${word.replace("*", "")} `;
        const own = [...unless, ...accessories].find((other) => parts.includes(` ${other.replace("*", "")} `));
        assert.equal(own, undefined, `${name}: "${word}" is ruled out by "${own}"`);
      }
    }
  });
});

describe("scripts/companion signals", () => {
  const companion = (args, input) =>
    spawnSync("node", [join(REPOSITORY, "wasm-core/cli/companion.mjs"), "signals", ...args], { input, encoding: "utf8" });
  const idsOf = ({ stdout }) => JSON.parse(stdout).value?.signals.map(({ id }) => id);

  test("reads facts, their envelope, a payload and a page", () => {
    for (const input of [DRIVE, { ok: true, input: "x", value: DRIVE }, { facts: DRIVE }]) {
      const run = companion(["--now", NOW, "-"], JSON.stringify(input));
      assert.equal(run.status, 0, run.stderr);
      assert.deepEqual(idsOf(run), ["unreal_capacity"]);
    }
    const page = companion(["--locale", "de", "-"], FIXTURES[0].render());
    assert.equal(page.status, 0, page.stderr);
    assert.ok(Array.isArray(idsOf(page)));
  });

  test("says what is wrong with an input", () => {
    const run = companion(["-"], '{"facts":7}');
    assert.equal(run.status, 1);
    assert.equal(JSON.parse(run.stdout).error.code, "invalid_input");
    assert.equal(companion(["--now", "soon", "-"], "{}").status, 2);
    assert.match(companion(["--help"]).stdout, /--locale L/);
  });
});
