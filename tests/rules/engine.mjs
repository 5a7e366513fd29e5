// The shipped engine and the repository's JSON files, for the tests in this folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../dist/engine/engine.mjs";
import { createReviewEngine } from "../../dist/engine/review-engine.mjs";
import { createTrustEngine } from "../../dist/engine/trust-engine.mjs";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** The text of a file of the repository. */
export const readText = (path) => readFileSync(join(REPOSITORY, path), "utf8");

/** The value of a JSON file of the repository. */
export const readJson = (path) => JSON.parse(readText(path));

/** A fresh engine from dist/engine. */
export const startEngine = () =>
  createEngine(readFileSync(join(REPOSITORY, "dist/engine/companion-core.wasm")));

/** A fresh review engine from dist/engine. */
export const startReviewEngine = () =>
  createReviewEngine(readFileSync(join(REPOSITORY, "dist/engine/companion-reviews.wasm")));

/** A fresh trust engine from dist/engine. */
export const startTrustEngine = () =>
  createTrustEngine(readFileSync(join(REPOSITORY, "dist/engine/companion-trust.wasm")));
