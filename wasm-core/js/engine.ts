// The engine for JavaScript hosts: Node, a web page, a worker, the extension.
//
// Hides the WASM memory: text in, typed envelope out. The host supplies the bytes of
// companion-core.wasm, so this module never fetches or reads files. The types of every
// method are generated from wasm-core/contracts (see methods.gen.ts).
import createModule from "companion-core";
import type { Methods } from "./methods.gen.js";
import { hostModule, type Envelope } from "./module-host.js";
import { skuRows } from "./sku-rows.js";

export type * from "./methods.gen.js";
export type { EngineError, Envelope } from "./module-host.js";

export interface Engine {
  /**
   * Calls an engine method.
   * @param method  a name out of contracts/methods, e.g. "facts.read"
   * @param args    the method's arguments
   * @param payload bulk text the method reads (a page, a CSV); never escaped
   */
  call<M extends keyof Methods>(
    method: M,
    args: Methods[M]["args"],
    payload?: string,
  ): Envelope<Methods[M]["value"]>;
}

const READS_FACTS = "facts.read";

/** Facts are asked for with their SKUs in columns, which are parsed five times as fast as rows. */
function argumentsText(method: string, args: unknown = {}): string {
  const isObject = typeof args === "object" && args !== null && !Array.isArray(args);
  return JSON.stringify(method === READS_FACTS && isObject ? { ...args, sku_columns: true } : args);
}

/**
 * Makes an engine from the bytes of companion-core.wasm, ready for its first page.
 * A trap inside the engine (never caused by input we know of) is answered as an
 * `internal` error, and the next call runs in a fresh instance.
 */
export async function createEngine(wasmBinary: ArrayBuffer | Uint8Array): Promise<Engine> {
  // What WebAssembly and the engine put off until it is needed is done now, not on the first page.
  const warmUp = (instance: { call(method: string, args: string, payloadBytes: number): number }) =>
    void instance.call("engine.warm_up", "{}", 0);
  const host = await hostModule({ createModule, warmUp }, wasmBinary);
  return {
    call(method, args, payload = "") {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer keeps to its contract
      const envelope = host.call(method, argumentsText(method, args), payload) as Envelope<any>;
      if (method === READS_FACTS && envelope.ok && envelope.value.skus) {
        envelope.value.skus = skuRows(envelope.value.skus);
      }
      return envelope;
    },
  };
}
