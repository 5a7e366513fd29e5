// Builds the engine as an ES module for Node and web pages: dist/engine/
//   engine.mjs            the host wrapper with the Emscripten glue bundled in
//   engine.d.ts, methods.gen.d.ts
//   companion-core.wasm   whose bytes createEngine() is given
//   review-engine.mjs, review-engine.d.ts, companion-reviews.wasm   the same for the reviews module
//   trust-engine.mjs, trust-engine.d.ts, companion-trust.wasm        and for the trust module
// Needs the WASM build (build/wasm) and node_modules; scripts/build calls it.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generateMethodTypes } from "./generate-method-types.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const wasmDir = path.join(root, "build/wasm/wasm-core");
const outDir = path.join(root, "dist/engine");

await rm(outDir, { recursive: true, force: true });
await mkdir(outDir, { recursive: true });
await generateMethodTypes(root);
for (const [entry, module] of [
  ["engine", "companion-core"],
  ["review-engine", "companion-reviews"],
  ["trust-engine", "companion-trust"],
]) {
  await build({
    entryPoints: [path.join(root, `wasm-core/js/${entry}.ts`)],
    outfile: path.join(outDir, `${entry}.mjs`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    alias: { [module]: path.join(wasmDir, `${module}.mjs`) },
  });
  await copyFile(path.join(wasmDir, `${module}.wasm`), path.join(outDir, `${module}.wasm`));
}
const tsc = path.join(root, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", path.join(root, "wasm-core/js/tsconfig.json")], {
  stdio: "inherit",
});
