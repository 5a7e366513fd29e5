// What every module of the engine has in common: text in, envelope out, over WASM memory.

/** A failed call: `code` is one of contracts/errors.json, `where` the method or field. */
export interface EngineError {
  code: string;
  where: string;
  message: string;
}

/** Every engine call, extension message and HTTP answer has this shape. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: EngineError };

/** The Emscripten module as bindings/embind.cpp exports it. */
export interface CoreModule {
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

export interface ModuleHost {
  /** The envelope of a call, parsed. Never throws. */
  call(method: string, argumentsText: string, payload: string): Envelope<unknown>;
}

/** What belongs to one module: its glue, and what its fresh instance does first. */
export interface HostedModule {
  createModule(options: { wasmBinary: ArrayBuffer | Uint8Array }): Promise<unknown>;
  warmUp?(instance: CoreModule): void;
}

/**
 * Hosts a module from the bytes of its .wasm. A trap inside it (never caused by input we know of) is
 * answered as an `internal` error, and the next call runs in a fresh instance.
 */
export async function hostModule(
  { createModule, warmUp }: HostedModule,
  wasmBinary: ArrayBuffer | Uint8Array,
): Promise<ModuleHost> {
  async function instantiate(): Promise<CoreModule> {
    const instance = (await createModule({ wasmBinary })) as CoreModule;
    warmUp?.(instance);
    return instance;
  }
  let core: CoreModule | undefined = await instantiate();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function answer(method: string, argumentsText: string, payload: string, instance: CoreModule): string {
    let payloadBytes = 0;
    if (payload.length > 0) {
      const room = payload.length * MAX_UTF8_BYTES_PER_UNIT;
      const address = instance.reserve(room);
      const view = instance.HEAPU8.subarray(address, address + room);
      payloadBytes = encoder.encodeInto(payload, view).written;
    }
    const length = instance.call(method, argumentsText, payloadBytes);
    const address = instance.answerAddress();
    const text = decoder.decode(instance.HEAPU8.subarray(address, address + length));
    if (payloadBytes > KEEP_BUFFER_BYTES) instance.release();
    return text;
  }

  return {
    call(method, argumentsText, payload) {
      if (core === undefined) {
        return failure("unavailable", method, "the engine is restarting after a fault");
      }
      try {
        return JSON.parse(answer(method, argumentsText, payload, core));
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
