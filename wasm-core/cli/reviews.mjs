// Asks the reviews module, of a file of reviews or of a page that holds some.
import { readFile } from "node:fs/promises";
import { createReviewEngine } from "../../dist/engine/review-engine.mjs";
import { loadReviewNetwork } from "./review-network.mjs";

let reviewEngine, network;
const startReviewEngine = async () =>
  createReviewEngine(await readFile(new URL("../../dist/engine/companion-reviews.wasm", import.meta.url)));

/** The envelope of a method of the reviews module, read by the network where that is wanted and can be had. */
async function read(method, args, reviews, readBy) {
  if (readBy === "rules") return reviewEngine.call(method, args, reviews);
  const prepared = reviewEngine.call("reviews.prepare", {}, reviews);
  if (!prepared.ok) return prepared;
  network ??= loadReviewNetwork();
  const run = await network;
  const outputs = await run?.(prepared.value.batches);
  return reviewEngine.call(method, outputs ? { ...args, outputs } : args, reviews);
}

/**
 * The envelope of a method of the reviews module. What it does not know as reviews is read as a page, whose
 * reviews and title are asked about.
 * @param readBy "network" or "rules"
 */
export async function askForReviews(engine, method, args, text, readBy) {
  reviewEngine ??= await startReviewEngine();
  const answer = await read(method, args, text, readBy);
  if (answer.ok) return answer;
  const facts = engine.call("facts.read", {}, text);
  if (!facts.ok || facts.value.reviews === undefined) return answer;
  const title = facts.value.product?.title;
  return read(method, title === undefined ? args : { ...args, title }, JSON.stringify(facts.value), readBy);
}
