// The engine for JavaScript hosts: Node, a web page, a worker, the extension.
//
// Hides the WASM memory: text in, typed envelope out. The host supplies the bytes of
// companion-core.wasm, so this module never fetches or reads files. The types of every
// method are generated from wasm-core/contracts (see methods.gen.ts).
import createModule from "companion-core";
import type { Methods } from "./methods.gen.js";
import { skuRows } from "./sku-rows.js";

export type * from "./methods.gen.js";

/** A failed call: `code` is one of contracts/errors.json, `where` the method or field. */
export interface EngineError {
  code: string;
  where: string;
  message: string;
}

/** Every engine call, extension message and HTTP answer has this shape. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: EngineError };

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

/** The Emscripten module as bindings/embind.cpp exports it. */
interface CoreModule {
  HEAPU8: Uint8Array;
  reserve(bytes: number): number;
  call(method: string, args: string, payloadBytes: number): number;
  answerAddress(): number;
  release(): void;
}

/** Payloads above this are given back to the heap after the call. */
const KEEP_BUFFER_BYTES = 4 * 1024 * 1024;
/** UTF-8 never needs more bytes than this per UTF-16 unit. */
const MAX_UTF8_BYTES_PER_UNIT = 3;

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
  async function instantiate(): Promise<CoreModule> {
    const instance = (await createModule({ wasmBinary })) as CoreModule;
    // What WebAssembly and the engine put off until it is needed is done now, not on the first page.
    instance.call("engine.warm_up", "{}", 0);
    return instance;
  }
  let core: CoreModule | undefined = await instantiate();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function answer(method: string, args: unknown, payload: string, instance: CoreModule): string {
    let payloadBytes = 0;
    if (payload.length > 0) {
      const room = payload.length * MAX_UTF8_BYTES_PER_UNIT;
      const address = instance.reserve(room);
      const view = instance.HEAPU8.subarray(address, address + room);
      payloadBytes = encoder.encodeInto(payload, view).written;
    }
    const length = instance.call(method, argumentsText(method, args), payloadBytes);
    const address = instance.answerAddress();
    const text = decoder.decode(instance.HEAPU8.subarray(address, address + length));
    if (payloadBytes > KEEP_BUFFER_BYTES) instance.release();
    return text;
  }

  return {
    call(method, args, payload = "") {
      if (core === undefined) {
        return failure("unavailable", method, "the engine is restarting after a fault");
      }
      try {
        const envelope = JSON.parse(answer(method, args, payload, core));
        if (method === READS_FACTS && envelope.value?.skus) envelope.value.skus = skuRows(envelope.value.skus);
        return envelope;
      } catch (fault) {
        core = undefined;
        void instantiate().then((fresh) => (core = fresh));
        return failure("internal", method, String(fault));
      }
    },
  };
}

function failure(code: string, where: string, message: string): Envelope<never> {
  return { ok: false, error: { code, where, message } };
}
