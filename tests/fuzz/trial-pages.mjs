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

/** Whether the page may name its product's prices: where `offer` is not asserted, a reader may find them. */
const offersProduct = ({ definition, expected }) => definition?.skus && expected.offer !== null;

/** What can be paid for something on the page, in minor units. A list price is not among it. */
function truePrices(fixture) {
  const skus = offersProduct(fixture) ? fixture.definition.skus.map(({ priceMinor }) => priceMinor) : [];
  const paid = [...members(fixture.expected)].filter(([key]) => /^(price|total)_minor$/.test(key));
  const stated = paid.flatMap(([, value]) => (value === null ? [] : amounts(value)));
  return [...new Set([...skus, ...stated, ...(fixture.otherTruePrices ?? [])])];
}

function currencies(fixture) {
  const own = offersProduct(fixture) ? [fixture.definition.style.currency] : [];
  const stated = [...members(fixture.expected)].filter(([key, value]) => key === "currency" && value);
  return [...new Set([...own, ...stated.map(([, code]) => code)])];
}

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
