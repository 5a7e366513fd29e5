// The rule files under wasm-core/rules: schema, form, agreement with each other and with the engine, and
// a fixture for every layout.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, test } from "node:test";
import Ajv from "ajv";
import { formatRule } from "../../wasm-core/js/format-rules.mjs";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";
import { readJson, readText, REPOSITORY, startEngine } from "./engine.mjs";

const RULES = "wasm-core/rules";
const LAYOUT_SCHEMA = `${RULES}/pages/layout.schema.json`;

const files = readdirSync(join(REPOSITORY, RULES), { recursive: true })
  .filter((name) => name.endsWith(".json"))
  .map((name) => join(RULES, name))
  .sort();
const schemaFiles = files.filter((file) => file.endsWith(".schema.json"));
const ruleFiles = files.filter((file) => !schemaFiles.includes(file));
const layouts = ruleFiles.filter((file) => dirname(file) === `${RULES}/pages`).map(readJson);

/** A rule file has its schema beside it; the files of some folders share the one that is there (the layouts). */
function schemaOf(file) {
  const own = file.replace(/\.json$/, ".schema.json");
  return schemaFiles.includes(own) ? own : schemaFiles.find((schema) => dirname(schema) === dirname(file));
}

const compile = (schemaFile) =>
  new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(readJson(schemaFile));

/** Without the white space between values: differs from JSON.stringify when a key is given twice. */
const withoutSpace = (text) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");

describe("every rule file", () => {
  for (const file of ruleFiles) {
    test(`${file} keeps to its schema`, () => {
      const validate = compile(schemaOf(file));
      validate(readJson(file));
      assert.deepEqual(validate.errors, null);
    });
  }

  for (const file of files) {
    test(`${file} is in canonical form`, () => {
      const text = readText(file);
      assert.equal(withoutSpace(text), JSON.stringify(JSON.parse(text)), "a key stands twice, or an escape is needless");
      assert.match(text, /[^\n]\n$/, "ends with one line break");
      text.split("\n").forEach((line, i) => {
        assert.doesNotMatch(line, /\t|\r|\s$/, `line ${i + 1}: tab, carriage return or space at the end`);
        assert.equal(line.search(/\S|$/) % 2, 0, `line ${i + 1}: indented by an odd number of spaces`);
      });
    });
  }
});

/** Every property that a schema declares, with the path to it; `allOf` holds conditions, not properties. */
function* propertiesOf(schema, path = "") {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "allOf") continue;
    if (key === "properties") {
      for (const [name, property] of Object.entries(value)) yield { path: `${path}/${name}`, property };
    }
    yield* propertiesOf(value, `${path}/${key}`);
  }
}

describe("every schema", () => {
  for (const file of schemaFiles) {
    test(`${file} describes each property and belongs to a rule file`, () => {
      const schema = readJson(file);
      for (const { path, property } of propertiesOf(schema)) {
        const target = property.$ref?.replace("#/definitions/", "");
        const text = property.description ?? schema.definitions?.[target]?.description;
        assert.ok(text?.length > 3, `${path} has no description`);
      }
      assert.ok(ruleFiles.some((rule) => schemaOf(rule) === file), "no rule file has this schema");
    });
  }
});

describe("the layouts' schema refuses", () => {
  const validate = compile(LAYOUT_SCHEMA);
  const layoutNamed = (id) => structuredClone(layouts.find((layout) => layout.id === id));
  const cases = {
    "an unknown key": ["product_api", (layout) => (layout.script = "return 1")],
    "a missing source": ["product_api", (layout) => delete layout.source],
    "an unknown source": ["product_api", (layout) => (layout.source = "guess")],
    "an unknown field": ["product_api", (layout) => (layout.fields["offer.prize"] = layout.fields["offer.stock"])],
    "an unknown converter": ["product_api", (layout) => (layout.fields["offer.stock"][0].as = "eval")],
    "a field without a place": ["product_api", (layout) => (layout.fields["offer.stock"] = [])],
    "a selector in an object layout": [
      "product_api",
      (layout) => (layout.fields["offer.stock"] = [{ select: ".stock", as: "integer" }]),
    ],
    "a path in a rendered layout": [
      "product_rendered",
      (layout) => (layout.fields["product.title"] = [{ path: "title", as: "text" }]),
    ],
    "a selector outside the subset": [
      "product_rendered",
      (layout) => (layout.fields["product.title"][0].select = "main > h1"),
    ],
    "a selector with two ancestors": ["product_rendered", (layout) => layout.watch.push(".a .b .c")],
    "an API for anything but an object": ["product_meta", (layout) => (layout.apis = ["mtop.some.answer"])],
    "a month that does not exist": ["product_meta", (layout) => (layout.seen.to = "2024-13")],
  };
  for (const [name, [id, spoil]] of Object.entries(cases)) {
    test(name, () => {
      const layout = layoutNamed(id);
      assert.ok(validate(layout), "the layout as it is passes");
      spoil(layout);
      assert.equal(validate(layout), false);
    });
  }
});

const PLACE_KEYS = ["map", "path", "select", "attribute", "every", "equals", "contains", "constant", "as"];

/** Every place of every field of a record and of the rows of its tables. */
function placesOf({ fields = {}, tables = {} }) {
  return [...Object.values(fields).flat(), ...Object.values(tables).flat().flatMap(placesOf)];
}

describe("layouts", () => {
  const schema = readJson(LAYOUT_SCHEMA);

  test("are written as wasm-core/js/format-rules.mjs writes them", () => {
    for (const file of ruleFiles.filter((name) => schemaOf(name) === LAYOUT_SCHEMA)) {
      const text = readText(file);
      assert.equal(text, formatRule(JSON.parse(text)), `${file}: run format-rules.mjs --write on it`);
    }
  });

  test("are named like their files", () => {
    const names = ruleFiles.filter((file) => schemaOf(file) === LAYOUT_SCHEMA).map((file) => basename(file, ".json"));
    assert.deepEqual(
      layouts.map(({ id }) => id),
      names,
    );
  });

  const assertOrder = (keys, order, where) =>
    assert.deepEqual(keys, [...keys].sort((a, b) => order.indexOf(a) - order.indexOf(b)), where);

  test("have their keys in the schema's order", () => {
    for (const layout of layouts) {
      assertOrder(Object.keys(layout), Object.keys(schema.properties), layout.id);
      for (const part of ["seen", "sku_properties"]) {
        assertOrder(Object.keys(layout[part] ?? {}), Object.keys(schema.properties[part].properties), `${layout.id}.${part}`);
      }
      for (const place of placesOf(layout)) {
        assertOrder(Object.keys(place), PLACE_KEYS, `${layout.id}: ${JSON.stringify(place)}`);
      }
    }
  });

  test("were not seen last before they were seen first", () => {
    for (const { id, seen } of layouts) assert.ok(seen.from <= seen.to, id);
  });

  test("may use exactly the converters that the engine has", () => {
    const table = readText("wasm-core/src/page/converters.cpp").matchAll(/^ {4}\{"(\w+)", convert::/gm);
    const names = [...table].map(([, name]) => name);
    assert.deepEqual([...schema.definitions.converter.enum].sort(), names.sort());
  });
});

describe("the engine", async () => {
  const engine = await startEngine();

  test("carries exactly these layouts and this version", () => {
    const { value } = engine.call("layouts.list", {});
    const expected = layouts.map(({ id, page, title, seen, evidence }) => ({ id, page, title, seen, evidence }));
    assert.deepEqual(value.layouts, expected, "scripts/build engine brings dist/engine up to date");
    assert.equal(value.rule_pack_version, readJson(`${RULES}/sources/page_sources.json`).version);
  });

  test("reads a fixture with every layout", () => {
    const used = new Set();
    for (const fixture of ALL_FIXTURES) {
      const { value } = engine.call("facts.read", { url: fixture.url }, fixture.render());
      used.add(value.layout);
      for (const source of Object.values(value.sources ?? {})) used.add(source);
    }
    assert.deepEqual(
      layouts.map(({ id }) => id).filter((id) => !used.has(id)),
      [],
      "layouts without a fixture",
    );
  });
});

describe("money rules", () => {
  const currencies = readJson(`${RULES}/money/currencies.json`);

  test("every symbol stands for currencies whose exponent is known", () => {
    const unknown = Object.values(currencies.symbols)
      .flat()
      .filter((code) => !Object.hasOwn(currencies.exponents, code));
    assert.deepEqual(unknown, []);
  });

  test("patterns are regular expressions without what RE2 refuses", () => {
    const patterns = [
      ...readJson(`${RULES}/money/price_contexts.json`).contexts,
      ...readJson(`${RULES}/sources/page_sources.json`).url_kinds,
    ].map(({ pattern }) => pattern);
    for (const pattern of patterns) {
      assert.doesNotThrow(() => new RegExp(pattern, "i"), pattern);
      assert.doesNotMatch(pattern, /\(\?[=!<]|\\[1-9]/, `${pattern}: look-around or back-reference`);
    }
  });
});

describe("deal weights", () => {
  const { signals, labels } = readJson(`${RULES}/weights/deal.json`);

  test("add up to a hundred", () => {
    assert.equal(Object.values(signals).reduce((sum, { weight }) => sum + weight, 0), 100);
  });

  test("never give a signal one percentage for nothing and everything", () => {
    for (const [name, signal] of Object.entries(signals)) {
      assert.notEqual(signal.zero_at_percent, signal.full_at_percent, name);
    }
  });

  test("have labels from the top down to zero, each once", () => {
    const scores = labels.map(({ from_score: score }) => score);
    assert.deepEqual(scores, [...new Set(scores)].sort((a, b) => b - a));
    assert.equal(scores.at(-1), 0);
    assert.equal(new Set(labels.map(({ label }) => label)).size, labels.length);
  });
});

describe("weights of notifications", () => {
  const { weights, types } = readJson(`${RULES}/weights/notifications.json`);

  test("add up to a hundred", () => {
    assert.equal(Object.values(weights).reduce((sum, weight) => sum + weight, 0), 100);
  });

  test("are the design's, with other as the last type", () => {
    assert.deepEqual(Object.fromEntries(types.map(({ type, permille }) => [type, permille])), {
      price_drop: 900, deal_alert: 850, shipping_update: 700, recommendation: 400, marketing: 200, other: 500,
    });
    assert.equal(types.at(-1).type, "other");
  });

  test("know every type that watched products tell", () => {
    const known = types.map(({ type }) => type);
    const { alerts } = readJson(`${RULES}/weights/watch.json`);
    assert.deepEqual(alerts.filter(({ notification }) => !known.includes(notification)), []);
  });
});
