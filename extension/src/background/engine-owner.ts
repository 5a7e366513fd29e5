// Sole owner of the WASM engine in the extension.
//
// It lives in the background because there it always works: a page's content-security
// policy can forbid WASM in a Chromium content script. extension/README.md has the figures.
import { createEngine, type Engine, type Envelope } from "../../../wasm-core/js/engine.js";
import type { MethodName, Methods } from "../engine-contract.js";

export type { Engine };

export const CORE_PATH = "dist/extension/companion-core.wasm";

export class EngineOwner {
  #engine: Promise<Engine> | undefined;
  readonly #prepare: (engine: Engine) => Promise<void>;
  readonly #loadBytes: () => Promise<ArrayBuffer>;

  /**
   * @param prepare   what a fresh engine needs before its first use
   * @param loadBytes reads companion-core.wasm
   */
  constructor(
    prepare: (engine: Engine) => Promise<void>,
    loadBytes: () => Promise<ArrayBuffer> = loadPackagedCore,
  ) {
    this.#prepare = prepare;
    this.#loadBytes = loadBytes;
  }

  /** The loaded engine; starts it on the first call, and again after a failed start. */
  ready(): Promise<Engine> {
    this.#engine ??= this.#start();
    this.#engine.catch(() => (this.#engine = undefined));
    return this.#engine;
  }

  async #start(): Promise<Engine> {
    const engine = await createEngine(await this.#loadBytes());
    await this.#prepare(engine);
    return engine;
  }

  /** Calls an engine method, starting the engine when needed. */
  async call<M extends MethodName>(
    method: M,
    args: Methods[M]["args"],
    payload?: string,
  ): Promise<Envelope<Methods[M]["value"]>> {
    return (await this.ready()).call(method, args, payload);
  }
}

async function loadPackagedCore(): Promise<ArrayBuffer> {
  const response = await fetch(chrome.runtime.getURL(CORE_PATH));
  return response.arrayBuffer();
}
