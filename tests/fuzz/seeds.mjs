#!/usr/bin/env node
// Writes a seed corpus for every fuzz target, made from the fixture pages and price histories:
//   node tests/fuzz/seeds.mjs OUTDIR
// OUTDIR/<target>/… Pages lose their bulk (scripts without data, styles, menus, translations), as a
// fuzzer tries small inputs many times more often.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";
import { formatMoney, MONEY_STYLES } from "../fixtures/shop/money.mjs";

const [outDir] = process.argv.slice(2);
if (!outDir || outDir.startsWith("-")) {
  process.stderr.write("usage: node tests/fuzz/seeds.mjs OUTDIR\n");
  process.exit(2);
}

/** Larger seeds would slow the fuzzer down more than they teach it. */
const MAX_SEED_BYTES = 48 * 1024;
/** What a script with data of the page holds. */
const DATA_MARKS = /runParams|DCData|skuProducts|ld\+json|data-companion-api|isCSR/;
const BULK = [
  /<style\b[\s\S]*?<\/style>/g,
  /<ul\b[\s\S]*?<\/ul>/g,
  /<dl\b[\s\S]*?<\/dl>/g,
  // Translations: upper-case keys with a sentence.
  /"[A-Z][A-Z0-9_]+_\d+":"(?:[^"\\]|\\.)*",?/g,
];

const withoutBulk = (page) =>
  BULK.reduce(
    (text, pattern) => text.replace(pattern, ""),
    page.replace(/<script\b[\s\S]*?<\/script>/g, (script) => (DATA_MARKS.test(script) ? script : "")),
  );

let written = 0;
function seed(target, name, text) {
  if (Buffer.byteLength(text) > MAX_SEED_BYTES) return;
  mkdirSync(join(outDir, target), { recursive: true });
  writeFileSync(join(outDir, target, name.replaceAll("/", "-")), text);
  written += 1;
}

/** The JSON object or array that a bare fixture consists of or wraps. */
const embeddedJson = (text) => text.slice(text.search(/[{[]/), text.lastIndexOf("}") + 1);

for (const fixture of ALL_FIXTURES) {
  const text = withoutBulk(fixture.render());
  // The first byte chooses the arguments of facts.read.
  seed("page", fixture.name, `${fixture.name.length % 4}${text}`);
  if (/\.(js|json)$/.test(fixture.file)) {
    seed("script_data", fixture.name, text);
    seed("json", fixture.name, embeddedJson(text));
  }
}

for (const [name, style] of Object.entries(MONEY_STYLES)) {
  const price = formatMoney(style, 123456);
  seed("price", name, `\0${price}`);
  seed("price", `${name}-range`, `\0${price} - ${formatMoney(style, 654321)}`);
  seed("number", name, price);
}

const RUNS = [
  ["2026-10-01T00:00:00Z", "2026-10-09T00:00:00Z", 1999, 2499, undefined],
  ["2026-10-12T00:00:00Z", "2026-11-10T08:00:00Z", 1899, undefined, true],
  ["2026-11-11T00:00:00Z", "2026-11-23T03:00:00Z", 1499, 2499, false],
];
const series = {
  product_id: "1005006612340871",
  currency: "USD",
  ship_to: "US",
  context: "public",
  runs: RUNS.map(([from, to, price_minor, list_price_minor, in_stock]) => ({ from, to, price_minor, list_price_minor, in_stock })),
};
const rows = RUNS.map(([from, , price, list, inStock]) => `${from},${price},${list ?? ""},${inStock ?? ""}`);
seed("history_csv", "table", ["time,price_minor,list_price_minor,in_stock", ...rows].join("\n"));
seed("history_csv", "server", JSON.stringify({ ok: true, value: { products: [{ series: [series] }] } }));
seed("series", "merge", JSON.stringify({ series, others: [series] }));
seed("series", "sightings", JSON.stringify({ series, sightings: [{ time: RUNS[2][1], price_minor: 1399 }] }));
seed("series", "assess", JSON.stringify({ now: RUNS[2][1], series, offer: { price_minor: 1499 } }));
for (const [from] of RUNS) seed("date", from.replaceAll(":", ""), from);

process.stderr.write(`${written} seeds in ${outDir}\n`);
