// 100 reviews → digest in Node, part by part.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "../measure.mjs";
import { watchGrowth } from "./process-memory.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const MODEL = path.join(ROOT, "models/reviews/model.onnx");

const bytesOf = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const textOf = ({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");

/** @returns {Promise<[number, unknown]>} milliseconds, and what was made */
async function timed(make) {
  const began = performance.now();
  const made = await make();
  return [performance.now() - began, made];
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

/**
 * @returns milliseconds: `cold` with all loading, `warm` by part, `rules` by word lists alone; `memoryMb`;
 *   `words` of the average row; `ort` for further networks
 */
export async function measureInNode(input, rounds) {
  const growth = watchGrowth(process.pid);
  const [started, parts] = await timed(start);
  const first = await read(parts, input);
  const runs = [];
  for (let i = 0; i < rounds; ++i) runs.push(await read(parts, input));
  const memoryMb = growth();
  const warm = Object.fromEntries(Object.keys(first).map((key) => [key, median(runs.map((run) => run[key]))]));
  const ruleTimes = [];
  for (let i = 0; i < rounds; ++i) {
    ruleTimes.push((await timed(() => parts.engine.call("reviews.digest", { per_review: true }, input)))[0]);
  }
  const { batches } = parts.engine.call("reviews.prepare", {}, input).value;
  const cells = batches.reduce((sum, { rows, words }) => sum + rows * words, 0);
  const words = Math.round(cells / batches.reduce((sum, { rows }) => sum + rows, 0));
  return { words, cold: started + first.all, warm, rules: median(ruleTimes), memoryMb, ort: parts.ort };
}
