// Price histories as CSV, the same ones every time.
const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 23);

const iso = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** A repeatable stream of numbers below `bound` (Numerical Recipes' linear congruence). */
function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % bound;
  };
}

/** A product looked at every day for a year, whose price changes about every week. */
export function yearOfLooks() {
  const next = numbers(11);
  const rows = ["time,price_minor"];
  let price = 1999;
  for (let day = 365; day >= 0; --day) {
    if (next(7) === 0) price = 1499 + 100 * next(8);
    rows.push(`${iso(NOW_MS - day * DAY_MS)},${price}`);
  }
  return { now: iso(NOW_MS), csv: rows.join("\n") };
}

/** A million sightings, nearly all of them changes: far more than any product has. */
export function million() {
  const points = 1_000_000;
  const next = numbers(7);
  const rows = ["time,price_minor"];
  const begin = NOW_MS - points * 400_000;
  for (let i = 0; i < points; ++i) rows.push(`${iso(begin + i * 400_000)},${1000 + 100 * next(7)}`);
  return { points, csv: rows.join("\n") };
}
