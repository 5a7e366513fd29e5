// 100 reviews of median length → digest in Node: the engine, the network, and what a network of
// BERT-base's shape would cost in the same runtime.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { heading, milliseconds, ratio, remark, table } from "../table.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const REVIEWS = 100;
const ROUNDS = 9;
/** A network of that size takes seconds; its time is in proportion to the texts. */
const LARGE_TEXTS = 10;
const MODEL = path.join(ROOT, "models/reviews/model.onnx");
const LARGE_MODEL = path.join(ROOT, "build/bench/bert-base.onnx");

// About 38 characters, which half of the shop's reviews do not reach.
const TEXTS = [
  "Good quality, arrived fast, thank you", "Muy bueno, llegó antes de lo esperado", "Всё хорошо, доставка быстрая, рекомендую",
  "Très joli, conforme à la description", "Größe passt, Farbe etwas dunkler, gut", "Broken after two days, very bad",
  "Produto muito bom, recomendo a loja", "Ottimo prodotto, spedizione veloce", "Ürün çok güzel, kargo hızlıydı", "배송이 빠르고 품질이 좋아요 감사합니다",
];  // prettier-ignore

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const bytesOf = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const textOf = ({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");

/** @returns {Promise<[number, unknown]>} milliseconds, and what was made */
async function timed(make) {
  const began = performance.now();
  const made = await make();
  return [performance.now() - began, made];
}

function largeModel() {
  mkdirSync(path.dirname(LARGE_MODEL), { recursive: true });
  if (!existsSync(LARGE_MODEL)) spawnSync("/usr/bin/python3", [path.join(ROOT, "models/reviews/bert_base.py"), LARGE_MODEL]);
  return existsSync(LARGE_MODEL) ? readFileSync(LARGE_MODEL) : undefined;
}

async function start() {
  const { createReviewEngine } = await import(path.join(ROOT, "dist/engine/review-engine.mjs"));
  const engine = await createReviewEngine(readFileSync(path.join(ROOT, "dist/engine/companion-reviews.wasm")));
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  return { engine, ort, session: await ort.InferenceSession.create(readFileSync(MODEL)) };
}

async function read({ engine, ort, session }, input) {
  const times = {};
  let prepared, digest;
  [times.prepare, prepared] = await timed(() => engine.call("reviews.prepare", {}, input).value);
  const outputs = [];
  [times.network] = await timed(async () => {
    for (const { rows, words, pieces } of prepared.batches) {
      const given = new ort.Tensor("int32", new Int32Array(bytesOf(pieces).buffer), [rows, words, 24]);
      const results = await session.run({ pieces: given });
      outputs.push(Object.fromEntries(Object.entries(results).map(([name, value]) => [name, textOf(value)])));
    }
  });
  [times.digest, digest] = await timed(() => engine.call("reviews.digest", { outputs, per_review: true }, input));
  if (!digest.ok || digest.value.digest.method !== "network") throw new Error(JSON.stringify(digest.error));
  return { ...times, all: times.prepare + times.network + times.digest };
}

async function largeNetwork(ort, words) {
  const model = largeModel();
  if (!model) return undefined;
  const session = await ort.InferenceSession.create(model);
  const pieces = new ort.Tensor("int32", new Int32Array(LARGE_TEXTS * words).fill(7), [LARGE_TEXTS, words]);
  await session.run({ pieces });
  const [ms] = await timed(() => session.run({ pieces }));
  await session.release();
  return (ms * REVIEWS) / LARGE_TEXTS;
}

/** @returns times in milliseconds; `large` absent without python3-onnx */
export async function measure() {
  const reviews = Array.from({ length: REVIEWS }, (_, i) => ({ stars: (i % 5) + 1, text: TEXTS[i % TEXTS.length], id: String(i) }));
  const input = JSON.stringify(reviews);
  const [started, parts] = await timed(start);
  const first = await read(parts, input);
  const rounds = [];
  for (let i = 0; i < ROUNDS; ++i) rounds.push(await read(parts, input));
  const warm = Object.fromEntries(Object.keys(first).map((key) => [key, median(rounds.map((round) => round[key]))]));
  const ruleTimes = [];
  for (let i = 0; i < ROUNDS; ++i) {
    ruleTimes.push((await timed(() => parts.engine.call("reviews.digest", { per_review: true }, input)))[0]);
  }
  const { batches } = parts.engine.call("reviews.prepare", {}, input).value;
  const words = Math.round(batches.reduce((sum, { rows, words }) => sum + rows * words, 0) / REVIEWS);
  return { reviews: REVIEWS, words, cold: started + first.all, warm, rules: median(ruleTimes), large: await largeNetwork(parts.ort, words) };
}

export function print({ reviews, words, cold, warm, rules, large }) {
  heading(`Node: ${reviews} reviews of about ${words} words → digest (medians of ${ROUNDS}; cold: once, all loading included)`);
  table(
    ["cold ms", "warm ms", "words ms", "network ms", "digest ms", "word lists alone ms"],
    [[cold, warm.all, warm.prepare, warm.network, warm.digest, rules].map(milliseconds)],
  );
  if (large === undefined) return remark("No network of BERT-base's shape to compare with: needs python3-onnx.");
  remark(`A network of BERT-base's shape, same runtime, ${LARGE_TEXTS} texts scaled up: ${milliseconds(large)} ms, ${ratio(large, warm.all)} of all of ours.`);
}
