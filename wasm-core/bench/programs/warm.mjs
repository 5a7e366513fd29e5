// Text → facts when warm: the engine against plain JavaScript. Runs unchanged in Node and in a page.
import { interleaved } from "../measure.mjs";
import { compareFacts, sectionsOf } from "../readers/comparison.mjs";
import { readPagePlainly, readPlainly } from "../readers/plain-reader.mjs";

const utf8Bytes = (text) => new TextEncoder().encode(text).length;

function factsOf(engine, { name, text }) {
  const answer = engine.call("facts.read", {}, text);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
}

/**
 * Product texts: the engine, plain reads of the same facts, and JSON.parse alone where the text is JSON.
 * @returns per text {name, kind, bytes, factsBytes, engine, plain, parse?, comparison}
 */
export function benchProducts(engine, texts) {
  return texts.map((given) => {
    const { name, kind, text } = given;
    const facts = factsOf(engine, given);
    const sections = sectionsOf(facts);
    const read = kind === "page" ? readPagePlainly : readPlainly;
    const comparison = compareFacts(facts, read(text, sections));
    const times = interleaved({
      engine: () => engine.call("facts.read", {}, text),
      plain: () => read(text, sections),
      ...(kind === "object" && { parse: () => JSON.parse(text) }),
    });
    const factsBytes = [...sections].reduce((sum, key) => sum + JSON.stringify(facts[key]).length, 0);
    return { name, kind, bytes: utf8Bytes(text), factsBytes, ...times, comparison };
  });
}

/** The object inside a search page, as scrapers cut it out. */
function initData(text) {
  const begin = text.indexOf("data: ", text.indexOf("_init_data_")) + "data: ".length;
  return text.slice(begin, text.lastIndexOf("}", text.indexOf("/*!-->init-data-end", begin)));
}

/**
 * Search texts: the engine against JSON.parse alone.
 * @returns per text {name, bytes, cards, cardsRead, engine, parse}
 */
export function benchSearch(engine, texts) {
  return texts.map((given) => {
    const { name, kind, cards, text } = given;
    const cardsRead = factsOf(engine, given).items?.length ?? 0;
    const times = interleaved({
      engine: () => engine.call("facts.read", {}, text),
      parse: () => JSON.parse(kind === "page" ? initData(text) : text),
    });
    return { name, bytes: utf8Bytes(text), cards, cardsRead, ...times };
  });
}
