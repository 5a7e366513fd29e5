// What the first text of a fresh process costs. Run as a child; prints one JSON line:
//   node first-call.mjs engine|plain CASE.json     CASE.json: {kind, text, sections}
// For "engine" the module is loaded before the clock starts; what loading costs is reported apart.
import { readFile } from "node:fs/promises";

const [side, file] = process.argv.slice(2);
const { kind, text, sections } = JSON.parse(await readFile(file, "utf8"));

async function engineRead() {
  const { createEngine } = await import("../../../dist/engine/engine.mjs");
  const wasm = await readFile(new URL("../../../dist/engine/companion-core.wasm", import.meta.url));
  const begin = performance.now();
  const engine = await createEngine(wasm);
  return { loadMs: performance.now() - begin, read: () => engine.call("facts.read", {}, text) };
}

async function plainRead() {
  const { readPagePlainly, readPlainly } = await import("../readers/plain-reader.mjs");
  const read = kind === "page" ? readPagePlainly : readPlainly;
  const wanted = new Set(sections);
  return { loadMs: 0, read: () => read(text, wanted) };
}

const { loadMs, read } = await (side === "engine" ? engineRead() : plainRead());
const begin = performance.now();
read();
const firstMs = performance.now() - begin;
const secondBegin = performance.now();
read();
process.stdout.write(`${JSON.stringify({ loadMs, firstMs, secondMs: performance.now() - secondBegin })}\n`);
