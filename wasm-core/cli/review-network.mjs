// The network that reads reviews, run by ONNX Runtime Web as the extension runs it.
import { readFile } from "node:fs/promises";

const PIECES_PER_WORD = 24;
const OUTPUTS = ["stars", "aspects", "polarity", "attention"];

const base64 = (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");

/** What the network answers to a batch of `reviews.prepare`: the form that `reviews.digest` takes. */
async function answersTo(session, { Tensor }, { rows, words, pieces }) {
  const bytes = Uint8Array.from(Buffer.from(pieces, "base64"));
  const results = await session.run({
    pieces: new Tensor("int32", new Int32Array(bytes.buffer), [rows, words, PIECES_PER_WORD]),
  });
  return Object.fromEntries(OUTPUTS.map((name) => [name, base64(results[name].data)]));
}

/**
 * Loads runtime and model.
 * @returns {Promise<(batches: object[]) => Promise<object[]>>} undefined where either cannot be had
 */
export async function loadReviewNetwork() {
  try {
    const ort = await import("onnxruntime-web");
    ort.env.wasm.numThreads = 1;
    const model = await readFile(new URL("../../models/reviews/model.onnx", import.meta.url));
    const session = await ort.InferenceSession.create(model);
    return async (batches) => {
      const answers = [];
      for (const batch of batches) answers.push(await answersTo(session, ort, batch));
      return answers;
    };
  } catch (fault) {
    process.stderr.write(`The network cannot be run (${fault.code ?? fault.message}); word lists read the reviews.\n`);
    return undefined;
  }
}
