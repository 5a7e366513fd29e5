// Asks the reviews module, of a file of reviews or of a page that holds some.
import { readFile } from "node:fs/promises";
import { createReviewEngine } from "../../dist/engine/review-engine.mjs";

let reviewEngine;
const startReviewEngine = async () =>
  createReviewEngine(await readFile(new URL("../../dist/engine/companion-reviews.wasm", import.meta.url)));

/**
 * The envelope of a method of the reviews module. What it does not know as reviews is read as a page, whose
 * reviews and title are asked about.
 */
export async function askForReviews(engine, method, args, text) {
  reviewEngine ??= await startReviewEngine();
  const answer = reviewEngine.call(method, args, text);
  if (answer.ok) return answer;
  const facts = engine.call("facts.read", {}, text);
  if (!facts.ok || facts.value.reviews === undefined) return answer;
  const title = facts.value.product?.title;
  return reviewEngine.call(method, title === undefined ? args : { ...args, title }, JSON.stringify(facts.value));
}
