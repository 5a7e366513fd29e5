// Sole owner of the trust engine in the extension: a module of its own, loaded when a seller is first
// to be judged, in the background like the engine and for the same reasons (engine-owner.ts).
import { createTrustEngine, type TrustEngine } from "../../../../wasm-core/js/trust-engine.js";
import type { Envelope } from "../../messages/envelope.js";
import type { TrustMethodName, TrustMethods } from "../../trust-contract.js";

export const TRUST_PATH = "dist/extension/companion-trust.wasm";

export class TrustEngineOwner {
  #engine: Promise<TrustEngine> | undefined;
  readonly #loadBytes: () => Promise<ArrayBuffer>;

  /** @param loadBytes reads companion-trust.wasm */
  constructor(loadBytes: () => Promise<ArrayBuffer> = loadPackagedEngine) {
    this.#loadBytes = loadBytes;
  }

  /** Calls a method, starting the engine when needed, and again after a failed start. */
  async call<M extends TrustMethodName>(
    method: M,
    args: TrustMethods[M]["args"],
    payload: string,
  ): Promise<Envelope<TrustMethods[M]["value"]>> {
    this.#engine ??= this.#loadBytes().then(createTrustEngine);
    this.#engine.catch(() => (this.#engine = undefined));
    return (await this.#engine).call(method, args, payload);
  }
}

async function loadPackagedEngine(): Promise<ArrayBuffer> {
  const response = await fetch(chrome.runtime.getURL(TRUST_PATH));
  return response.arrayBuffer();
}
