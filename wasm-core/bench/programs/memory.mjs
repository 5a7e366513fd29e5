// Reads many pages of every kind in one engine and prints, after each thousand, one JSON line of
// {pages, wasmBytes, rssBytes, heapBytes}:  node --expose-gc memory.mjs PAGES
import { FIXTURES_BY_KIND } from "../../../tests/fixtures/shop/kinds.mjs";
import { readEngine } from "../engine-file.mjs";
import { searchTexts } from "../texts/search-texts.mjs";
import { productObjects, productPages } from "../texts/product-texts.mjs";

const pages = Number(process.argv[2]);
const REPORT_EVERY = 1000;

/** The engine keeps its memory to itself; it is what the instance exports. */
let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const result = await instantiate.apply(WebAssembly, given);
  memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory);
  return result;
};

const { createEngine } = await import("../../../dist/engine/engine.mjs");
const engine = await createEngine(await readEngine());
const texts = [
  ...Object.values(FIXTURES_BY_KIND).flatMap((fixtures) => fixtures.map((fixture) => fixture.render())),
  ...[...productObjects(), ...productPages(), ...searchTexts()].map(({ text }) => text),
];

function report(read) {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  const line = { pages: read, wasmBytes: memory.buffer.byteLength, rssBytes: rss, heapBytes: heapUsed };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

for (let read = 0; read < pages; ) {
  const answer = engine.call("facts.read", {}, texts[read % texts.length]);
  if (!answer.ok) throw new Error(answer.error.message);
  if (++read % REPORT_EVERY === 0) report(read);
}
