// Timing of competing pieces of work, interleaved in one run: what else the machine does then
// hits all of them alike. Runs unchanged in Node and in a page.

/** The q-quantile (0 to 1) of numbers, by nearest rank. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

function timed(work, repeats) {
  const begin = performance.now();
  for (let i = 0; i < repeats; ++i) work();
  return (performance.now() - begin) / repeats;
}

/** Clocks are coarse (5 µs to 1 ms in browsers): how often to repeat for a sample of `minMs`. */
function repeatsFor(work, minMs) {
  let repeats = 1;
  for (;;) {
    const elapsed = timed(work, repeats) * repeats;
    if (elapsed >= minMs) return repeats;
    repeats = Math.max(repeats + 1, Math.ceil((repeats * minMs * 1.2) / Math.max(elapsed, minMs / 50)));
  }
}

/**
 * Runs each piece of work in turn, round after round; who goes first changes every round.
 * @param {Record<string, () => void>} works
 * @returns {Record<string, {ms: number, p25: number, p75: number}>} median and quartiles per call, warm
 */
export function interleaved(works, { rounds = 41, warmUp = 20, minSampleMs = 8 } = {}) {
  const names = Object.keys(works);
  for (let i = 0; i < warmUp; ++i) names.forEach((name) => works[name]());
  const repeats = Object.fromEntries(names.map((name) => [name, repeatsFor(works[name], minSampleMs)]));
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    for (let i = 0; i < names.length; ++i) {
      const name = names[(i + round) % names.length];
      samples[name].push(timed(works[name], repeats[name]));
    }
  }
  const summary = (values) => ({ ms: median(values), p25: quantile(values, 0.25), p75: quantile(values, 0.75) });
  return Object.fromEntries(names.map((name) => [name, summary(samples[name])]));
}
