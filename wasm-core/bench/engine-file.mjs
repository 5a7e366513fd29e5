// The engine's file as it ships.
import { readFile } from "node:fs/promises";

/** The bytes of dist/engine/companion-core.wasm. */
export const readEngine = () => readFile(new URL("../../dist/engine/companion-core.wasm", import.meta.url));
