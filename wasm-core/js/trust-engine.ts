// The trust module for JavaScript hosts, beside the engine and like it; its bytes are
// companion-trust.wasm, which hosts load when a seller or a listing is to be judged.
import createModule from "companion-trust";
import { hostModule, type Envelope } from "./module-host.js";
import type { TrustMethods } from "./trust-methods.gen.js";

export type * from "./trust-methods.gen.js";
export type { EngineError, Envelope } from "./module-host.js";

export interface TrustEngine {
  /**
   * Calls a method of the trust module.
   * @param method  a name out of contracts/trust_methods.json, e.g. "seller.trust"
   * @param args    the method's arguments
   * @param payload what is known, as JSON: contracts/trust_methods.json says what the method reads
   */
  call<M extends keyof TrustMethods>(
    method: M,
    args: TrustMethods[M]["args"],
    payload: string,
  ): Envelope<TrustMethods[M]["value"]>;
}

/** Makes a trust engine from the bytes of companion-trust.wasm. */
export async function createTrustEngine(wasmBinary: ArrayBuffer | Uint8Array): Promise<TrustEngine> {
  const host = await hostModule({ createModule }, wasmBinary);
  return {
    call: <M extends keyof TrustMethods>(method: M, args: TrustMethods[M]["args"], payload: string) =>
      host.call(method, JSON.stringify(args), payload) as Envelope<TrustMethods[M]["value"]>,
  };
}
