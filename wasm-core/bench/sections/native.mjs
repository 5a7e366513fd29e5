// Our reader against C++'s JSON parsers, natively, and against the speed at which memory can be read.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { heading, kilobytes, remark, table } from "../table.mjs";
import { productObjects } from "../texts/product-texts.mjs";
import { searchTexts } from "../texts/search-texts.mjs";

const PROGRAM = fileURLToPath(new URL("../../../build/bench/wasm-core/bench/native/companion_bench", import.meta.url));

/** @returns {{name, bytes, simdjson, microseconds}[] | {missing: string}} */
export async function measure() {
  if (!existsSync(PROGRAM)) return { missing: "companion_bench is not built (scripts/bench builds it)" };
  const texts = [...productObjects(), ...searchTexts().filter(({ kind }) => kind === "object")];
  const folder = await mkdtemp(join(tmpdir(), "companion-native-bench-"));
  try {
    const files = texts.map((_, i) => join(folder, `${i}.json`));
    await Promise.all(texts.map(({ text }, i) => writeFile(files[i], text)));
    const output = execFileSync(PROGRAM, files, { encoding: "utf8" });
    return output.trim().split("\n").map((line, i) => ({ ...JSON.parse(line), file: undefined, name: texts[i].name }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function print(results) {
  heading("Native: µs per text (medians, interleaved), and how many times our facts' time the others take");
  if (results.missing) return remark(results.missing);
  const others = ["step over", "simdjson DOM", "simdjson on-demand", "nlohmann tree", "scan bytes"];
  table(
    ["text", "KB", "facts µs", "GB/s", ...others],
    results.map(({ name, bytes, microseconds }) => [
      name,
      kilobytes(bytes),
      microseconds.facts.toFixed(0),
      (bytes / 1e3 / microseconds.facts).toFixed(2),
      ...others.map((other) => {
        const us = microseconds[other];
        return `${us.toFixed(us < 10 ? 1 : 0)} (${(us / microseconds.facts).toFixed(us < 10 ? 3 : 2)}×)`;
      }),
    ]),
  );
  remark(`simdjson runs its ${results[0].simdjson} kernel. step over: our scanner alone, nothing decoded.`);
  remark("scan bytes: memchr over the text, in cache: no reader of these bytes can be faster.");
}
