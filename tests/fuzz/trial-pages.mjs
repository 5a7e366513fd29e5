#!/usr/bin/env node
// Writes the pages for page_trials: every fixture page, and trials.json with the prices that are true on
// each:
//   node tests/fuzz/trial-pages.mjs OUTDIR
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";

const [outDir] = process.argv.slice(2);
if (!outDir || outDir.startsWith("-")) {
  process.stderr.write("usage: node tests/fuzz/trial-pages.mjs OUTDIR\n");
  process.exit(2);
}

/** Every [key, value] of the facts, at any depth. */
function* members(facts) {
  for (const [key, value] of Object.entries(facts ?? {})) {
    yield [key, value];
    if (typeof value === "object") yield* members(value);
  }
}

const amounts = (value) => (typeof value === "object" ? [value.min, value.max] : [value]);

/** What can be paid for something on the page, in minor units. A list price is not among it. */
function truePrices({ definition, expected, otherTruePrices = [] }) {
  const skus = expected.offer && definition ? definition.skus.map(({ priceMinor }) => priceMinor) : [];
  const paid = [...members(expected)].filter(([key, value]) => /^(price|total)_minor$/.test(key) && value !== null);
  return [...new Set([...skus, ...otherTruePrices, ...paid.flatMap(([, value]) => amounts(value))])];
}

const currencies = ({ expected }) => [
  ...new Set([...members(expected)].filter(([key, value]) => key === "currency" && value).map(([, code]) => code)),
];

for (const fixture of ALL_FIXTURES) {
  const path = join(outDir, fixture.file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fixture.render());
}
const trials = ALL_FIXTURES.map((fixture) => ({
  name: fixture.name,
  layout: fixture.layout,
  file: fixture.file,
  url: fixture.url,
  currencies: currencies(fixture),
  true_prices: truePrices(fixture),
}));
writeFileSync(join(outDir, "trials.json"), JSON.stringify(trials));
process.stderr.write(`${trials.length} pages in ${outDir}\n`);
