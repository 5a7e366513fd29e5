// Asks the trust module, of facts of a store or of a page that shows one.
import { readFile } from "node:fs/promises";
import { createTrustEngine } from "../../dist/engine/trust-engine.mjs";

let started;

/** The one trust engine of this run. */
export async function trustEngine() {
  const bytes = () => readFile(new URL("../../dist/engine/companion-trust.wasm", import.meta.url));
  return (started ??= bytes().then(createTrustEngine));
}

/**
 * The envelope of a method of the trust module. What it does not know as facts of a store is read as a page, whose
 * facts are asked about.
 */
export async function askForTrust(engine, method, args, text) {
  const trust = await trustEngine();
  const answer = trust.call(method, args, text);
  if (answer.ok) return answer;
  const facts = engine.call("facts.read", {}, text);
  if (!facts.ok || facts.value.store === undefined) return answer;
  return trust.call(method, args, JSON.stringify(facts.value));
}
