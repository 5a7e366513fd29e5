// The extension's unit tests: a DOM, an in-memory IndexedDB, and the real engine as built
// by `scripts/build wasm`.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("../.."),
  resolve: {
    alias: {
      "companion:page-probes": at("page-probes.ts"),
      "companion:review-reader": at("../../extension/src/review-reader/review-reader.ts"),
      "companion-reviews": at("../../build/wasm/wasm-core/companion-reviews.mjs"),
      "companion-trust": at("../../build/wasm/wasm-core/companion-trust.mjs"),
      "companion-core": at("../../build/wasm/wasm-core/companion-core.mjs"),
    },
  },
  test: {
    include: ["tests/extension/**/*.test.ts"],
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "https://www.aliexpress.com/item/1005006123456789.html" } },
    setupFiles: [at("setup.ts")],
    restoreMocks: true,
  },
});
