// The Emscripten glue (build/wasm/wasm-core/companion-*.mjs); build scripts resolve it.
declare module "companion-core" {
  export default function createModule(options: {
    wasmBinary: ArrayBuffer | Uint8Array;
  }): Promise<unknown>;
}

declare module "companion-reviews" {
  export default function createModule(options: {
    wasmBinary: ArrayBuffer | Uint8Array;
  }): Promise<unknown>;
}

declare module "companion-trust" {
  export default function createModule(options: {
    wasmBinary: ArrayBuffer | Uint8Array;
  }): Promise<unknown>;
}
