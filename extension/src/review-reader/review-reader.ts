// Reads reviews: engine → network → engine. Sole owner of companion-reviews.wasm and of ONNX Runtime.
//
// What either of them understands is C++ and the model's; this carries arrays between them. Where the
// network cannot be had, the engine reads by its word lists and says so (`method`).
import { createReviewEngine, type ReviewEngine } from "../../../wasm-core/js/review-engine.js";
import { loadNetwork, type BatchOutputs, type Network } from "./network.js";
import { packagedFile } from "./packaged-file.js";
import type { ReadingAnswer, ReadingOptions } from "./request.js";

export const ENGINE_FILE = "companion-reviews.wasm";
/** The network takes some 80 MB; it is let go when nobody has asked for so long. */
const RELEASE_AFTER_MS = 60_000;

export interface ReviewReaderParts {
  loadEngine: () => Promise<ReviewEngine>;
  loadNetwork: () => Promise<Network | undefined>;
}

export class ReviewReader {
  readonly #parts: ReviewReaderParts;
  #engine: Promise<ReviewEngine> | undefined;
  #network: Promise<Network | undefined> | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #releasing: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ReviewReaderParts) {
    this.#parts = parts;
  }

  /** @param input a JSON array of reviews; requests are read one after another */
  read(input: string, options: ReadingOptions): Promise<ReadingAnswer> {
    const turn = this.#lastTurn.then(() => this.#read(input, options));
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async #read(input: string, options: ReadingOptions): Promise<ReadingAnswer> {
    clearTimeout(this.#releasing);
    try {
      const engine = await this.#loadedEngine();
      const outputs = await this.#outputs(engine, input);
      const args = { ...options, per_review: true, ...(outputs ? { outputs } : {}) };
      return engine.call("reviews.digest", args, input);
    } finally {
      this.#releasing = setTimeout(() => void this.#release(), RELEASE_AFTER_MS);
    }
  }

  /** Undefined where the network cannot be had or fails: the engine then reads by itself. */
  async #outputs(engine: ReviewEngine, input: string): Promise<BatchOutputs[] | undefined> {
    this.#network ??= this.#parts.loadNetwork();
    const network = await this.#network;
    if (!network) return undefined;
    const prepared = engine.call("reviews.prepare", {}, input);
    if (!prepared.ok) return undefined;
    try {
      const outputs: BatchOutputs[] = [];
      for (const batch of prepared.value.batches) outputs.push(await network.run(batch));
      return outputs;
    } catch {
      return undefined;
    }
  }

  #loadedEngine(): Promise<ReviewEngine> {
    this.#engine ??= this.#parts.loadEngine();
    this.#engine.catch(() => (this.#engine = undefined));
    return this.#engine;
  }

  async #release(): Promise<void> {
    const network = this.#network;
    this.#network = undefined;
    await (await network)?.release();
  }
}

async function loadPackagedEngine(): Promise<ReviewEngine> {
  const bytes = await packagedFile(ENGINE_FILE);
  if (!bytes) throw new Error(`${ENGINE_FILE} is not in the package`);
  return createReviewEngine(bytes);
}

/** The one of this context. */
export const reader = new ReviewReader({ loadEngine: loadPackagedEngine, loadNetwork });
