// The review network against its reference vectors, and its pipeline on a tiny generated set.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as ort from "onnxruntime-web";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MODEL = join(ROOT, "models/reviews/");
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";
const PIECES_PROGRAM = [process.env.COMPANION_REVIEW_PIECES, "build/asan", "build/release"]
  .map((place) => place && (place.startsWith("build") ? join(ROOT, place, "wasm-core/companion_review_pieces") : place))
  .find((file) => file && existsSync(file));
const readJson = (name) => JSON.parse(readFileSync(join(MODEL, name), "utf8"));

const python = (...args) =>
  spawnSync(PYTHON, ["-W", "ignore", ...args], {
    cwd: MODEL,
    encoding: "utf8",
    env: { ...process.env, COMPANION_REVIEW_PIECES: PIECES_PROGRAM, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
const canTrain = PIECES_PROGRAM && python("-c", "import numpy, onnx, sklearn, torch").status === 0;
const needsTraining = {
  skip: !canTrain && "needs companion_review_pieces and python3-{numpy,onnx,sklearn,torch}",
};

const PIECES_PER_WORD = 24;
const LARGEST_MODEL_BYTES = 6_000_000;
const contract = readJson("contract.json");
const vectors = readJson("reference_vectors.json");
const onnxBytes = readFileSync(join(MODEL, "model.onnx"));

/** The vectors' pieces as the network's input: [texts, words, 24], 0 where there is none. */
function input(texts) {
  const words = Math.max(...texts.map((text) => text.length));
  const data = new Int32Array(texts.length * words * PIECES_PER_WORD);
  texts.forEach((text, row) => text.forEach((word, at) => data.set(word, (row * words + at) * PIECES_PER_WORD)));
  return new ort.Tensor("int32", data, [texts.length, words, PIECES_PER_WORD]);
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

describe("the review network", () => {
  test("is the file that the contract names, and small enough to ship", () => {
    assert.equal(sha256(onnxBytes), contract.sha256);
    assert.equal(onnxBytes.length, contract.bytes);
    assert.ok(onnxBytes.length <= LARGEST_MODEL_BYTES);
  });

  test("answers the reference vectors, each text as it does beside others", async () => {
    const session = await ort.InferenceSession.create(onnxBytes);
    const together = await session.run({ pieces: input(vectors.pieces) });
    for (const name of ["stars", "aspects", "polarity"]) {
      const expected = vectors[name].flat(2);
      assert.equal(together[name].data.length, expected.length, name);
      together[name].data.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-3, `${name}[${i}]`));
    }
    const alone = await session.run({ pieces: input(vectors.pieces.slice(0, 1)) });
    alone.stars.data.forEach((value, i) => assert.ok(Math.abs(value - together.stars.data[i]) < 1e-4));
  });

  test("was trained on nothing that is for evaluation only", () => {
    const sources = Object.keys(contract.training.by_source).join(" ");
    assert.doesNotMatch(sources, /olist|osf/);
  });

  test("beats the linear model over the reviews of products that neither has seen", () => {
    const products = Object.values(contract.metrics.stars);
    const over = (reader, what, figure) => {
      const all = products.reduce((sum, readers) => sum + readers[reader][what].reviews, 0);
      return products.reduce((sum, of) => sum + (of[reader][what][figure] * of[reader][what].reviews) / all, 0);
    };
    for (const what of ["text", "both"]) {
      assert.ok(over("network", what, "mae") < over("linear", what, "mae"), what);
      assert.ok(over("network", what, "macro_f1") > over("linear", what, "macro_f1"), what);
    }
    const { linear, network } = contract.metrics.aspects["m_absa/phone"];
    assert.ok(network.all.micro_f1 > linear.all.micro_f1);
  });
});

/** Reviews out of a handful of words: enough to go through every step of the training. */
function generatedData() {
  const folder = mkdtempSync(join(tmpdir(), "reviews-data-"));
  const said = { 1: "bad", 2: "poor", 3: "middling", 4: "good", 5: "great" };
  const things = ["lamp", "case", "cable", "strap", "box"];
  const write = (file, rows) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  };
  const rows = Array.from({ length: 120 }, (_, i) => ({ stars: 1 + (i % 5), thing: things[i % things.length], i }));
  const english = ({ stars, thing, i }) => `the ${thing} is ${said[stars]} number ${i % 7}`;
  write("stars/aliexpress_2products.jsonl", rows.map((row) => ({
    product: row.i % 2 ? "lamp" : "case", lang: "de", stars: row.stars,
    text: `ware ${row.thing} ist ${said[row.stars]}`, text_en_mt: english(row),
  })));
  write("stars/amazon_en_dmaste.jsonl", rows.map((row) => ({ stars: row.stars, text: english(row) })));
  const triplets = ({ stars, i }) => [
    { category: i % 2 ? "Price#Price" : "Logistics#Speed", polarity: stars > 2 ? "positive" : "negative" },
  ];
  for (const part of ["train", "dev"]) {
    // Not the same in both parts: what is kept aside to judge is not learnt from.
    write(`aspects_multi/m_absa/phone_${part}.jsonl`, rows.flatMap((row) => [
      { lang: "en", text: `${english(row)} ${part}`, triplets: triplets(row) },
      { lang: "de", text: `preis ${said[row.stars]} ${row.i} ${part}`, triplets: triplets(row) },
    ]));
  }
  return folder;
}

describe("the review network's pipeline", () => {
  test("makes the same model twice, with figures of every kind", needsTraining, () => {
    const data = generatedData();
    const run = () => {
      const out = mkdtempSync(join(tmpdir(), "reviews-out-"));
      const { status, stderr } = python("pipeline.py", "--data", data, "--out", out, "--steps", "3");
      assert.equal(status, 0, stderr);
      return out;
    };
    const first = run();
    const names = ["model.onnx", "contract.json", "reference_vectors.json"];
    const second = run();
    for (const name of names) {
      assert.equal(sha256(readFileSync(join(first, name))), sha256(readFileSync(join(second, name))), name);
    }
    const { metrics } = JSON.parse(readFileSync(join(first, "contract.json"), "utf8"));
    assert.deepEqual(Object.keys(metrics.stars).sort(), ["shop/case", "shop/lamp"]);
    assert.ok(metrics.aspects["m_absa/phone"].network.all.said > 0);
  });
});
