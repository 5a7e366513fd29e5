// The reviews module for JavaScript hosts, beside the engine and like it; its bytes are
// companion-reviews.wasm, which hosts load when reviews are to be read.
import createModule from "companion-reviews";
import { hostModule, type Envelope } from "./module-host.js";
import type { ReviewMethods } from "./review-methods.gen.js";

export type * from "./review-methods.gen.js";
export type { EngineError, Envelope } from "./module-host.js";

export interface ReviewEngine {
  /**
   * Calls a method of the reviews module.
   * @param method  a name out of contracts/review_methods.json, e.g. "reviews.digest"
   * @param args    the method's arguments
   * @param payload the reviews: JSON Lines, a JSON array, or facts with reviews
   */
  call<M extends keyof ReviewMethods>(
    method: M,
    args: ReviewMethods[M]["args"],
    payload: string,
  ): Envelope<ReviewMethods[M]["value"]>;
}

/** Makes a review engine from the bytes of companion-reviews.wasm. */
export async function createReviewEngine(wasmBinary: ArrayBuffer | Uint8Array): Promise<ReviewEngine> {
  const host = await hostModule({ createModule }, wasmBinary);
  return {
    call: <M extends keyof ReviewMethods>(method: M, args: ReviewMethods[M]["args"], payload: string) =>
      host.call(method, JSON.stringify(args), payload) as Envelope<ReviewMethods[M]["value"]>,
  };
}
