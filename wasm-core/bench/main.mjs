// scripts/bench: runs the sections asked for, prints their tables, and writes what was measured as JSON.
//   node wasm-core/bench/main.mjs [--json FILE] SECTION…
import { writeFile } from "node:fs/promises";
import os from "node:os";

const SECTIONS = ["facts", "first-call", "search", "peers", "native", "size", "memory", "page", "list", "history", "reviews", "server"];

function parseArguments(given) {
  const names = [];
  let jsonFile;
  for (let i = 0; i < given.length; ++i) {
    if (given[i] === "--json") jsonFile = given[++i];
    else if (SECTIONS.includes(given[i])) names.push(given[i]);
    else throw new Error(`unknown section ${given[i]}; there are ${SECTIONS.join(", ")}`);
  }
  return { names, jsonFile };
}

const machine = () => ({
  date: new Date().toISOString(),
  processor: os.cpus()[0]?.model,
  cores: os.cpus().length,
  node: process.version,
  loadAverage: os.loadavg()[0],
});

const { names, jsonFile } = parseArguments(process.argv.slice(2));
const results = { machine: machine(), sections: {} };
process.stdout.write(`${Object.values(results.machine).join(" · ")} (load average last)\n`);
for (const name of names) {
  const { measure, print } = await import(`./sections/${name}.mjs`);
  results.sections[name] = await measure();
  print(results.sections[name]);
}
if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(results, null, 1)}\n`);
