// Every fixture page through the engine that is shipped, and through the command line: what is read must
// be what the definition of the product says.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { FIXTURES } from "../fixtures/shop/catalogue.mjs";
import { createEngine } from "../../dist/engine/engine.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The asserted part of facts, in the form of an expectation; absent stays absent. */
function asserted(facts, expected) {
  const { page, state, product, offer, store, rating, skus } = facts;
  const pick = (source, pattern) =>
    source && Object.fromEntries(Object.keys(pattern).map((key) => [key, source[key] ?? null]));
  return {
    page,
    state,
    ...(expected.product && { product: pick(product, expected.product) }),
    offer: expected.offer === null ? (offer ?? null) : pick(offer, expected.offer),
    ...("sku_count" in expected && { sku_count: skus?.length }),
    ...("unit_count" in expected && { unit_count: offer?.unit?.count }),
    ...(expected.store && { store: pick(store, expected.store) }),
    ...(expected.store === null && { store: store ?? null }),
    ...(expected.rating && { rating: pick(rating, expected.rating) }),
  };
}

/** Ratings are compared as numbers, whatever their spelling on the page ("4.80"). */
const withNumericRating = (facts) =>
  facts.rating ? { ...facts, rating: { ...facts.rating, average: Number(facts.rating.average) } } : facts;

function assertFacts(facts, expected) {
  assert.deepEqual(withNumericRating(asserted(facts, expected)), withNumericRating(expected));
}

describe("facts of every fixture page", async () => {
  const engine = await createEngine(readFileSync(join(REPOSITORY, "dist/engine/companion-core.wasm")));
  for (const fixture of FIXTURES) {
    test(fixture.name, () => {
      const answer = engine.call("facts.read", { url: fixture.url }, fixture.render());
      assert.equal(answer.ok, true, JSON.stringify(answer.error));
      assertFacts(answer.value, fixture.expected);
    });
  }
});

describe("the command line", () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "companion-facts-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  // Pages that name their product themselves need no --url.
  const selfNaming = FIXTURES.filter(({ layout }) => !/^(rendered|blocked)/.test(layout));

  test("answers a line per page, in order, with the same facts", async () => {
    for (const fixture of selfNaming) {
      mkdirSync(dirname(join(folder, fixture.file)), { recursive: true });
      writeFileSync(join(folder, fixture.file), fixture.render());
    }
    const files = selfNaming.map(({ file }) => join(folder, file));
    const { stdout } = await promisify(execFile)(join(REPOSITORY, "scripts/companion"), ["facts", ...files], {
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, selfNaming.length);
    selfNaming.forEach((fixture, i) => {
      assert.equal(lines[i].ok, true, `${fixture.name}: ${JSON.stringify(lines[i].error)}`);
      assert.equal(lines[i].input, files[i]);
      assertFacts(lines[i].value, fixture.expected);
    });
  });
});
