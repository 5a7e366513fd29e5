// Updated rule packs from end to end: made of the repository's rules, signed, verified, loaded into the
// WebAssembly engine, and reading a page that the shipped rules cannot.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { isSignedByTrusted, makeKeys, packText, readRules, signPack } from "../../wasm-core/js/rule-pack.mjs";
import { alteredModulePage } from "../fixtures/shop/details/altered-pages.mjs";
import { itemUrl } from "../fixtures/shop/page-frame.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { readJson, readText, REPOSITORY, startEngine } from "./engine.mjs";

const VERSION = "2099-01-01.1";
const HEAD = { version: VERSION, minimumEngine: "0.1.0" };

/** A page whose prices and variants have moved to modules of other names. */
const RENAMED_MODULES = { priceModule: "priceCellModule", skuModule: "variantModule" };

/** The repository's rules with one layout's paths going to the renamed modules. */
function rulesForRenamedModules() {
  const rules = readRules();
  const follow = (text) =>
    Object.entries(RENAMED_MODULES).reduce((all, [from, to]) => all.replaceAll(`"${from}.`, `"${to}.`), text);
  rules.pages = rules.pages.map((page) =>
    page.id === "product_module" ? JSON.parse(follow(JSON.stringify(page))) : page,
  );
  return rules;
}

describe("an updated rule pack", () => {
  const { privateKey, trusted } = makeKeys();

  test("that follows renamed parts of a page makes its prices readable again", async () => {
    const engine = await startEngine();
    const product = productBySlug("trail-shoes");
    const page = alteredModulePage(product, RENAMED_MODULES);
    const read = () => engine.call("facts.read", { url: itemUrl(product) }, page).value;
    assert.equal(read().product.title, product.title);
    // Something else on the page names one price; the range and the variants are gone.
    const before = read();
    assert.equal(before.skus, undefined, "the shipped rules know other names");

    const signed = signPack(packText({ ...HEAD, ...rulesForRenamedModules() }), privateKey);
    assert.ok(isSignedByTrusted(signed, [trusted]));
    const loaded = engine.call("rules.load", {}, signed.pack);
    assert.deepEqual(loaded, { ok: true, value: { rule_pack_version: VERSION, rule_pack_origin: "updated" } });
    const { offer, skus } = read();
    const prices = product.skus.map((sku) => sku.priceMinor);
    assert.equal(offer.currency, "USD");
    assert.deepEqual(offer.price_minor, { min: Math.min(...prices), max: Math.max(...prices) });
    assert.notDeepEqual(before.offer.price_minor, offer.price_minor);
    assert.deepEqual(skus.map((sku) => sku.price_minor), prices);

    assert.equal(engine.call("rules.reset", {}).value.rule_pack_origin, "shipped");
    assert.deepEqual(read(), before);
  });

  test("of the rules as they are is a pack like any other", async () => {
    const engine = await startEngine();
    const before = engine.call("layouts.list", {}).value;
    assert.equal(engine.call("rules.load", {}, packText({ ...HEAD, ...readRules() })).ok, true);
    assert.deepEqual(engine.call("layouts.list", {}).value.layouts, before.layouts);
  });

  test("is not trusted with another key, another byte or another key's name", () => {
    const signed = signPack(packText({ ...HEAD, ...readRules() }), privateKey);
    const stranger = makeKeys();
    assert.ok(!isSignedByTrusted(signed, []));
    assert.ok(!isSignedByTrusted(signed, [stranger.trusted]));
    assert.ok(!isSignedByTrusted(signed, [{ ...stranger.trusted, id: trusted.id }]));
    assert.ok(!isSignedByTrusted({ ...signed, pack: signed.pack.replace("2099", "2098") }, [trusted]));
  });

  test("is not made of rules that break their schema", () => {
    const spoilt = readRules();
    spoilt.pages[0].script = "return 1";
    assert.throws(() => packText({ ...HEAD, ...spoilt }), /must NOT have additional properties/);
    assert.throws(() => packText({ ...HEAD, version: "newest", ...readRules() }), /no version of a pack/);
  });
});

describe("rule-pack.mjs on the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "rule-pack-"));
  after(() => rmSync(folder, { recursive: true }));
  const inFolder = (name) => join(folder, name);
  const run = (...args) =>
    execFileSync(process.execPath, [join(REPOSITORY, "wasm-core/js/rule-pack.mjs"), ...args], { encoding: "utf8", stdio: "pipe" });

  test("makes keys, a pack and a signature that it verifies", () => {
    const key = JSON.parse(run("keys", "--key", inFolder("private.pem")));
    assert.equal(statSync(inFolder("private.pem")).mode & 0o777, 0o600);
    writeFileSync(inFolder("trusted.json"), JSON.stringify({ keys: [key] }));
    writeFileSync(inFolder("pack.json"), run("pack", "--version", VERSION));
    writeFileSync(inFolder("signed.json"), run("sign", "--key", inFolder("private.pem"), inFolder("pack.json")));
    assert.match(run("verify", "--trusted", inFolder("trusted.json"), inFolder("signed.json")), /signed by a trusted key/);

    const signed = readFileSync(inFolder("signed.json"), "utf8");
    writeFileSync(inFolder("forged.json"), signed.replace("2099", "2098"));
    assert.throws(() => run("verify", "--trusted", inFolder("trusted.json"), inFolder("forged.json")));
  });

  test("writes no private key into the repository, and over no other file", () => {
    assert.throws(() => run("keys", "--key", join(REPOSITORY, "private.pem")), /does not belong into the repository/);
    writeFileSync(inFolder("kept.pem"), "kept");
    assert.throws(() => run("keys", "--key", inFolder("kept.pem")));
    assert.equal(readFileSync(inFolder("kept.pem"), "utf8"), "kept");
  });
});

describe("the engine's lists of members", () => {
  const source = readText("wasm-core/src/page/rule_members.cpp");
  const listed = (name) => {
    const [, words] = source.match(new RegExp(`constexpr Names ${name} = \\{([^}]*)\\}`));
    return [...words.matchAll(/"([^"]+)"/g)].map(([, word]) => word).sort();
  };
  const layout = readJson("wasm-core/rules/pages/layout.schema.json");
  const sources = readJson("wasm-core/rules/sources/page_sources.schema.json");
  const members = (schema) => Object.keys(schema.properties).sort();
  const rows = (name) => sources.properties[name].items;

  const cases = {
    kLayout: members(layout),
    kSeen: members(layout.properties.seen),
    kProperties: members(layout.properties.sku_properties),
    kPathPlace: members(layout.definitions.path_alternative),
    kElementPlace: members(layout.definitions.element_alternative),
    kTable: members(layout.definitions.table),
    kPages: [...layout.properties.page.enum].sort(),
    kEvidence: [...layout.properties.evidence.enum].sort(),
    kSources: members(sources),
    kObjectMarker: members(rows("object_markers")),
    kNestedObject: members(rows("nested_objects")),
    kUrlContext: members(rows("url_contexts")),
    kUnavailableTexts: members(sources.properties.unavailable_texts),
    kUrlKind: members(rows("url_kinds")),
  };
  for (const [name, expected] of Object.entries(cases)) {
    test(`${name} is what the schema says`, () => assert.deepEqual(listed(name), expected));
  }
});
