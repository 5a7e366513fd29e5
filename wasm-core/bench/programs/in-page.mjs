// The benchmark's programs that run in a page; each is called by name (see chromium.mjs).
import { createEngine } from "../../../dist/engine/engine.mjs";
import { readPagePlainly, readPlainly } from "../readers/plain-reader.mjs";
import { benchHistories } from "./histories.mjs";
import { benchProducts, benchSearch } from "./warm.mjs";

async function loadEngine() {
  const wasm = await (await fetch("/companion-core.wasm")).arrayBuffer();
  const begin = performance.now();
  const engine = await createEngine(wasm);
  return { engine, loadMs: performance.now() - begin };
}

globalThis.products = async (texts) => benchProducts((await loadEngine()).engine, texts);
globalThis.histories = async () => benchHistories((await loadEngine()).engine);
globalThis.search = async (texts) => benchSearch((await loadEngine()).engine, texts);

/** As programs/first-call.mjs, in this page's process. */
globalThis.firstCall = async (side, { kind, text, sections }) => {
  const plain = kind === "page" ? readPagePlainly : readPlainly;
  const wanted = new Set(sections);
  const { engine, loadMs } = side === "engine" ? await loadEngine() : { loadMs: 0 };
  const begin = performance.now();
  if (engine) engine.call("facts.read", {}, text);
  else plain(text, wanted);
  return { loadMs, firstMs: performance.now() - begin };
};
