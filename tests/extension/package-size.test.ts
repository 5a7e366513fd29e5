// The files that reviews and trust add to the package stay within what extension/README.md says.
import { existsSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { repositoryFile } from "./repository-file.js";

it.each([
  ["node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm", 14_300_000],
  ["models/reviews/model.onnx", 6_000_000],
  ["build/wasm/wasm-core/companion-reviews.wasm", 1_000_000],
  ["build/wasm/wasm-core/companion-trust.wasm", 700_000],
  ["dist/extension/review-reader.js", 120_000],
])("%s takes no more than %d bytes", (path, atMost) => {
  const file = repositoryFile(path);
  // The model and the bundle are not there in every build.
  if (existsSync(file)) expect(statSync(file).size).toBeLessThanOrEqual(atMost);
});
