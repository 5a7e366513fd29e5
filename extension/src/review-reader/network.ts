// The network that reads reviews, run by ONNX Runtime Web from packaged files, in one thread.
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { bytesOfText, textOfBytes } from "./base64.js";
import { packagedFile, packagedUrl } from "./packaged-file.js";

export const MODEL_FILE = "review-model.onnx";
export const RUNTIME_FILE = "ort-wasm-simd-threaded.wasm";

/** Pieces of a word, as the model takes them (models/reviews/contract.json). */
const PIECES_PER_WORD = 24;
const OUTPUTS = ["stars", "aspects", "polarity", "attention"] as const;

/** As `reviews.prepare` of the engine makes it: int32 of the processor's own byte order, base64. */
export interface PreparedBatch {
  rows: number;
  words: number;
  pieces: string;
}

/** What the network says of a batch: float32, base64, by the name of the output. */
export type BatchOutputs = Record<(typeof OUTPUTS)[number], string>;

export interface Network {
  run(batch: PreparedBatch): Promise<BatchOutputs>;
  release(): Promise<void>;
}

/** Undefined where this build has no network, or the browser cannot run it. */
export async function loadNetwork(): Promise<Network | undefined> {
  const model = await packagedFile(MODEL_FILE);
  if (!model) return undefined;
  try {
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = { wasm: packagedUrl(RUNTIME_FILE) };
    return networkOf(await InferenceSession.create(model, { executionProviders: ["wasm"] }));
  } catch {
    // An old device, or too little memory: word lists read the reviews then.
    return undefined;
  }
}

function networkOf(session: InferenceSession): Network {
  return {
    async run({ rows, words, pieces }) {
      const bytes = bytesOfText(pieces);
      const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Int32Array.BYTES_PER_ELEMENT);
      const results = await session.run({ pieces: new Tensor("int32", numbers, [rows, words, PIECES_PER_WORD]) });
      return Object.fromEntries(OUTPUTS.map((name) => [name, outputText(results[name])])) as BatchOutputs;
    },
    release: () => session.release(),
  };
}

function outputText(output: Tensor | undefined): string {
  const data = output?.data;
  if (!(data instanceof Float32Array)) throw new Error("the network does not answer as its contract says");
  return textOfBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}
