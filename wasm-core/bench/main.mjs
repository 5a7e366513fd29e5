// scripts/bench facts: page → facts in Node and Chromium, first call, download size.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { createEngine } from "../../dist/engine/engine.mjs";
import { benchInChromium } from "./chromium-page.mjs";
import { benchFacts } from "./facts-bench.mjs";

const root = new URL("../..", import.meta.url).pathname;
const FIRST_CALL_RUNS = 7;
/** Fixture pages by era: the largest of each kind, and a usual one of today's. */
const CASES = [
  "module/trail-shoes.html",
  "component/fabric-swatches.html",
  "api-json/fabric-swatches.json",
  "api-json/trail-shoes.json",
];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (line) => process.stdout.write(`${line}\n`);

/** The `data` object of a page's `runParams = { data: {…} }`; answers are taken whole. */
function embeddedObject(text) {
  if (text.startsWith("{")) return text;
  const begin = text.indexOf("{", text.indexOf("data:", text.indexOf("runParams")));
  let depth = 0;
  for (let at = begin, quoted = false; at < text.length; ++at) {
    if (quoted && text[at] === "\\") ++at;
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === "{") ++depth;
    else if (!quoted && text[at] === "}" && --depth === 0) return text.slice(begin, at + 1);
  }
  throw new Error("the page embeds no object");
}

async function loadCases(folder) {
  execFileSync(process.execPath, [path.join(root, "tests/fixtures/generate.mjs"), folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return Promise.all(
    CASES.map(async (name) => ({
      name,
      text: embeddedObject(await readFile(path.join(folder, name), "utf8")),
    })),
  );
}

function printRows(where, rows) {
  say(`\n${where}: embedded object → facts, text transfer included (median of 60 rounds, warm)`);
  say("  object                                  KB   engine ms   MB/s   JSON.parse+reads ms   ratio");
  for (const { name, bytes, engineMs, plainMs, ratio } of rows) {
    const rate = bytes / 1e6 / (engineMs / 1e3);
    say(
      `  ${name.padEnd(36)} ${(bytes / 1e3).toFixed(0).padStart(6)} ${engineMs.toFixed(3).padStart(10)} ` +
        `${rate.toFixed(0).padStart(7)} ${plainMs.toFixed(3).padStart(16)} ${`${ratio.toFixed(2)}×`.padStart(12)}`,
    );
  }
}

function firstCall(which, file) {
  const runs = Array.from({ length: FIRST_CALL_RUNS }, () =>
    JSON.parse(execFileSync(process.execPath, [path.join(root, "wasm-core/bench/first-call.mjs"), which, file])),
  );
  return { start: median(runs.map((r) => r.startMs)), first: median(runs.map((r) => r.firstMs)) };
}

const folder = await mkdtemp(path.join(tmpdir(), "companion-bench-"));
try {
  const cases = await loadCases(folder);
  const wasm = await readFile(path.join(root, "dist/engine/companion-core.wasm"));
  printRows("Node", benchFacts(await createEngine(wasm), cases));
  const chromium = await benchInChromium(cases);
  printRows("Chromium", chromium.rows);

  say(`\nFirst call of a fresh Node process (median of ${FIRST_CALL_RUNS})`);
  for (const { name, text } of cases) {
    const file = path.join(folder, "first.json");
    await writeFile(file, text);
    const engine = firstCall("engine", file);
    const plain = firstCall("plain", file);
    say(
      `  ${name.padEnd(36)} engine ${engine.first.toFixed(1)} ms (+ ${engine.start.toFixed(1)} ms start-up), ` +
        `JSON.parse+reads ${plain.first.toFixed(1)} ms, ratio ${(plain.first / engine.first).toFixed(2)}×`,
    );
  }
  say(`  ${cases[0].name.padEnd(36)} engine in Chromium ${chromium.firstMs.toFixed(1)} ms`);

  const zipped = gzipSync(wasm, { level: 9 }).length;
  say(`\ncompanion-core.wasm: ${(wasm.length / 1e3).toFixed(0)} KB, ${(zipped / 1e3).toFixed(0)} KB gzipped`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
