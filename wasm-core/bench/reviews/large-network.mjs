// What a network of BERT-base's shape would cost in the same runtime; its weights are random.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const MODEL = path.join(ROOT, "build/bench/bert-base.onnx");
/** A network of that size takes seconds; its time is in proportion to the texts. */
export const TEXTS = 10;

function model() {
  mkdirSync(path.dirname(MODEL), { recursive: true });
  if (!existsSync(MODEL)) spawnSync("/usr/bin/python3", [path.join(ROOT, "models/reviews/bert_base.py"), MODEL]);
  return existsSync(MODEL) ? readFileSync(MODEL) : undefined;
}

/** Milliseconds for so many texts of so many words; undefined without python3-onnx. */
export async function measureLargeNetwork(ort, texts, words) {
  const bytes = model();
  if (!bytes) return undefined;
  const session = await ort.InferenceSession.create(bytes);
  const pieces = new ort.Tensor("int32", new Int32Array(TEXTS * words).fill(7), [TEXTS, words]);
  await session.run({ pieces });
  const began = performance.now();
  await session.run({ pieces });
  const ms = performance.now() - began;
  await session.release();
  return (ms * texts) / TEXTS;
}
