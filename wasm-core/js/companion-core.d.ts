// The Emscripten glue (build/wasm/wasm-core/companion-core.mjs); build scripts resolve it.
declare module "companion-core" {
  export default function createModule(options: {
    wasmBinary: ArrayBuffer | Uint8Array;
  }): Promise<unknown>;
}
