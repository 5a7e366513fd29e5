// Asks the trust module, of facts of a store or of a page that shows one.
import { readFile } from "node:fs/promises";
import { createTrustEngine } from "../../dist/engine/trust-engine.mjs";

let trustEngine;
const startTrustEngine = async () =>
  createTrustEngine(await readFile(new URL("../../dist/engine/companion-trust.wasm", import.meta.url)));

/**
 * The envelope of a method of the trust module. What it does not know as facts of a store is read as a page, whose
 * facts are asked about.
 */
export async function askForTrust(engine, method, args, text) {
  trustEngine ??= await startTrustEngine();
  const answer = trustEngine.call(method, args, text);
  if (answer.ok) return answer;
  const facts = engine.call("facts.read", {}, text);
  if (!facts.ok || facts.value.store === undefined) return answer;
  return trustEngine.call(method, args, JSON.stringify(facts.value));
}
