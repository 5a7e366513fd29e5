// Embedded object → facts: the engine against plain JavaScript, interleaved in one run.
// Runs unchanged in Node and in a page.
import { readPlainly } from "./plain-reader.mjs";

const ROUNDS = 60;
const WARM_UP = 20;
/** Browser clocks are coarse (0.1–1 ms): each sample repeats until it is this long. */
const MIN_SAMPLE_MS = 20;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function repeatsFor(work) {
  let repeats = 1;
  for (;;) {
    const begin = performance.now();
    for (let i = 0; i < repeats; ++i) work();
    const elapsed = performance.now() - begin;
    if (elapsed >= MIN_SAMPLE_MS) return repeats;
    repeats = Math.max(repeats + 1, Math.ceil((repeats * MIN_SAMPLE_MS * 1.2) / Math.max(elapsed, 1)));
  }
}

function sample(work, repeats) {
  const begin = performance.now();
  for (let i = 0; i < repeats; ++i) work();
  return (performance.now() - begin) / repeats;
}

/**
 * @param engine an engine from createEngine()
 * @param {{name: string, text: string}[]} cases embedded objects, strict JSON
 * @returns per case: bytes, medians in ms, and ratio = plain ms ÷ engine ms (above 1: faster)
 */
export function benchFacts(engine, cases) {
  return cases.map(({ name, text }) => {
    const read = () => {
      const answer = engine.call("facts.read", {}, text);
      if (!answer.ok || answer.value.offer === undefined) throw new Error(`no offer read from ${name}`);
    };
    const plain = () => {
      if (readPlainly(text).id === undefined) throw new Error(`no id read from ${name}`);
    };
    const engineRepeats = repeatsFor(read);
    const plainRepeats = repeatsFor(plain);
    for (let i = 0; i < WARM_UP; ++i) {
      read();
      plain();
    }
    const engineMs = [];
    const plainMs = [];
    for (let round = 0; round < ROUNDS; ++round) {
      engineMs.push(sample(read, engineRepeats));
      plainMs.push(sample(plain, plainRepeats));
    }
    const bytes = new TextEncoder().encode(text).length;
    return { name, bytes, engineMs: median(engineMs), plainMs: median(plainMs), ratio: median(plainMs) / median(engineMs) };
  });
}
