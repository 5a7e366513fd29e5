// Asks the trust module about a listing, of a page or of what is known of it.
import { trustEngine } from "./seller.mjs";

/** The payload that a text is, or that its facts make; undefined for what must be read as a page. */
function payloadOf(text) {
  let tree;
  try {
    tree = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(tree)) return undefined;
  if (tree.facts !== undefined) return text;
  const facts = isObject(tree.value) ? tree.value : tree;
  return typeof facts.page === "string" && typeof facts.state === "string" ? JSON.stringify({ facts }) : undefined;
}

/** The envelope of listing.signals; of a page that cannot be read, that of facts.read. */
export async function askForSignals(engine, method, args, text) {
  let payload = payloadOf(text);
  if (payload === undefined) {
    const facts = engine.call("facts.read", {}, text);
    if (!facts.ok) return facts;
    payload = JSON.stringify({ facts: facts.value });
  }
  return (await trustEngine()).call(method, args, payload);
}
