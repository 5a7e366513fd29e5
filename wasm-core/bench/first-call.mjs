// What the first page of a fresh process costs. Run as a child: prints one JSON line.
//   node first-call.mjs engine|plain FILE
// The engine's module is loaded before the clock starts for "engine"; its start-up is
// reported apart.
import { readFile } from "node:fs/promises";

const [which, file] = process.argv.slice(2);
const text = await readFile(file, "utf8");
let startMs = 0;
let work;
if (which === "engine") {
  const { createEngine } = await import("../../dist/engine/engine.mjs");
  const wasm = await readFile(new URL("../../dist/engine/companion-core.wasm", import.meta.url));
  const begin = performance.now();
  const engine = await createEngine(wasm);
  startMs = performance.now() - begin;
  work = () => engine.call("facts.read", {}, text);
} else {
  const { readPlainly } = await import("./plain-reader.mjs");
  work = () => readPlainly(text);
}
const begin = performance.now();
work();
process.stdout.write(`${JSON.stringify({ startMs, firstMs: performance.now() - begin })}\n`);
