// The reviews module as it is shipped: its contracts, its size, and reviews of every kind.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import { readJson, readText, REPOSITORY, startReviewEngine } from "./engine.mjs";

const CONTRACTS = "wasm-core/contracts";
const MOST_GZIPPED_BYTES = 300_000;
const PIECES_PER_WORD = 24;

const methods = readJson(`${CONTRACTS}/review_methods.json`);
const ajv = new Ajv({ allErrors: true, strictRequired: false });
const checks = Object.fromEntries(Object.entries(methods).map(([name, { value }]) => [name, ajv.compile(value)]));

const REVIEWS = [
  { stars: 5, text: "Très joli 👍 conforme à la photo", translated: "Very nice", country: "FR", date: "2026-11-01" },
  { stars: 1, text: "Broken \u{1F62D}\ud800 <b>bad</b> \u202Eevil\u202C", photos: 2, sku: "Black", helpful: 3 },
  { stars: 5, text: "Simply the very best lamp that I have bought", id: "a" },
  { stars: 5, text: "Simply the very best lamp that I have bought", id: "b" },
  { stars: 4, text: "" },
];
const lines = (rows) => rows.map((row) => JSON.stringify(row)).join("\n");

describe("the reviews module", () => {
  let engine;
  before(async () => {
    engine = await startReviewEngine();
  });

  /** The value of a call, which must keep to its contract. */
  function valueOf(method, args, payload) {
    const answer = engine.call(method, args, payload);
    assert.equal(answer.ok, true, JSON.stringify(answer.error));
    checks[method](answer.value);
    assert.deepEqual(checks[method].errors, null);
    return answer.value;
  }

  test("cuts words into the pieces that the network was trained on", () => {
    const { texts, pieces } = readJson("models/reviews/reference_vectors.json");
    const { batches } = valueOf("reviews.prepare", {}, JSON.stringify(texts.map((text) => ({ text }))));
    const cut = [];
    for (const { texts: rows, words, pieces: packed } of batches) {
      const bytes = Uint8Array.from(Buffer.from(packed, "base64"));
      const ids = new Int32Array(bytes.buffer);
      rows.forEach((text, row) => {
        const all = Array.from({ length: words }, (_, at) => ids.subarray((row * words + at) * PIECES_PER_WORD).slice(0, PIECES_PER_WORD));
        cut[text] = all.filter((word) => word[0] !== 0).map((word) => [...word]);
      });
    }
    assert.equal(cut.length, texts.length);
    const padded = (word) => [...word, ...Array(PIECES_PER_WORD - word.length).fill(0)];
    pieces.forEach((words, at) => assert.deepEqual(cut[at], words.map(padded), texts[at]));
  });

  test("names the aspects in the order in which the network answers", () => {
    const names = readJson("models/reviews/contract.json").outputs.aspects.names;
    assert.deepEqual(readJson("wasm-core/rules/reviews/network/network.json").aspects, names);
    assert.deepEqual(readJson("models/reviews/aspects.json"), names);
  });

  test("has exactly the methods of its contracts", () => {
    const table = readText("wasm-core/src/reviews_api/dispatch.cpp").matchAll(/^ {4}\{"([a-z]+\.[a-z_]+)",/gm);
    assert.deepEqual(Object.keys(methods).sort(), [...table].map(([, name]) => name).sort());
  });

  test(`is at most ${MOST_GZIPPED_BYTES} bytes to download`, () => {
    const wasm = readFileSync(join(REPOSITORY, "dist/engine/companion-reviews.wasm"));
    assert.ok(gzipSync(wasm, { level: 9 }).length <= MOST_GZIPPED_BYTES);
  });

  test("answers for reviews in every form alike", () => {
    const value = valueOf("reviews.digest", { per_review: true }, lines(REVIEWS));
    assert.equal(value.digest.count, REVIEWS.length);
    assert.deepEqual(value.digest.stars, [1, 0, 0, 1, 3]);
    assert.deepEqual(value.reviews[0].id, "1");
    assert.ok(value.digest.patterns.some(({ id, reviews }) => id === "duplicates" && reviews.join() === "a,b"));
    assert.deepEqual(valueOf("reviews.digest", { per_review: true }, JSON.stringify(REVIEWS)), value);
    assert.deepEqual(valueOf("reviews.digest", { per_review: true }, JSON.stringify({ reviews: REVIEWS })), value);
  });

  test("prepares rows for the network", () => {
    const { texts, batches } = valueOf("reviews.prepare", {}, lines(REVIEWS));
    assert.equal(texts.filter(({ from_translation }) => from_translation).length, 1);
    for (const { rows, words, pieces, texts: order } of batches) {
      const ids = new Int32Array(Uint8Array.from(atob(pieces), (digit) => digit.charCodeAt(0)).buffer);
      assert.equal(ids.length, rows * words * PIECES_PER_WORD);
      assert.equal(order.length, rows);
      assert.ok(ids.every((id) => id >= 0 && id <= 65535));
    }
  });

  test("gives offsets on character boundaries of the JavaScript string", () => {
    const text = "👍👍 so gut! \u{1F1E9}\u{1F1EA} ё\u0308 质量 <br> ok";
    const { texts } = valueOf("reviews.prepare", {}, JSON.stringify({ text }));
    for (const [, , start, end] of texts[0].clauses) {
      assert.ok(text.slice(start, end).isWellFormed?.() ?? true);
      assert.equal(text.slice(start, end).trim(), text.slice(start, end));
    }
  });

  test("answers an error for what holds no review, and goes on", () => {
    for (const payload of ["", "nonsense", "<html></html>"]) {
      assert.equal(engine.call("reviews.digest", {}, payload).error.code, "invalid_input");
    }
    assert.equal(engine.call("facts.read", {}, "").error.code, "unknown_method");
    assert.equal(valueOf("reviews.digest", {}, "[]").digest.count, 0);
  });

  test("stands 10,000 reviews and one of 100 KB", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ stars: (at % 5) + 1, text: `Gut und schnell da ${at}`, date: "2026-10-01" }));
    assert.equal(valueOf("reviews.digest", {}, lines(many)).digest.count, many.length);
    valueOf("reviews.prepare", {}, JSON.stringify([{ text: "слово 很好 \u200Bword! ".repeat(5000) }]));
  });

  /** The digest of REVIEWS that the command line gives. */
  function commandLine(...flags) {
    const command = [join(REPOSITORY, "wasm-core/cli/companion.mjs"), "reviews", "--per-review", ...flags, "-"];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { input: lines(REVIEWS), encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const { ok, input, value } = JSON.parse(stdout);
    assert.deepEqual({ ok, input }, { ok: true, input: "-" });
    return value;
  }

  test("reads by word lists on the command line as here", () => {
    assert.deepEqual(commandLine("--method", "rules"), valueOf("reviews.digest", { per_review: true }, lines(REVIEWS)));
  });

  test("reads by the network on the command line, and knows good from bad", () => {
    const { digest, reviews } = commandLine();
    assert.equal(digest.method, "network");
    checks["reviews.digest"]({ digest, reviews });
    assert.deepEqual(checks["reviews.digest"].errors, null);
    const stars = Object.fromEntries(reviews.map(({ id, stars_predicted }) => [id, stars_predicted]));
    assert.ok(stars["1"] >= 4 && stars["2"] <= 2, JSON.stringify(stars));
  });

  test("refuses outputs that are not of these reviews", () => {
    const outputs = [{ stars: "", aspects: "", polarity: "", attention: "" }];
    for (const wrong of [outputs, [], [{}], "x"]) {
      const { ok, error } = engine.call("reviews.digest", { outputs: wrong }, lines(REVIEWS));
      assert.deepEqual([ok, error?.code], [false, "invalid_input"]);
    }
  });
});
