// The command line for developers: the engine that the extension ships, on files.
// Standard output carries one JSON document per input and nothing else.
import { readFile } from "node:fs/promises";
import { text as readStream } from "node:stream/consumers";
import { createEngine } from "../../dist/engine/engine.mjs";
import { readCommand, UsageError } from "./arguments.mjs";
import { askForReviews } from "./reviews.mjs";
import { askForTrust } from "./seller.mjs";
import { generalHelp, verbHelp } from "./help.mjs";
import { askForSignals } from "./signals.mjs";
import { verbs } from "./verbs.mjs";

const EXIT_OK = 0;
const EXIT_INPUT_ERROR = 1;
const EXIT_USAGE = 2;

async function loadEngine() {
  const wasm = new URL("../../dist/engine/companion-core.wasm", import.meta.url);
  return createEngine(await readFile(wasm));
}

/** Reads a file, or standard input for "-"; a failure becomes an error envelope. */
async function readInput(name, verb) {
  try {
    return { text: name === "-" ? await readStream(process.stdin) : await readFile(name, "utf8") };
  } catch (fault) {
    const missing = fault.code === "ENOENT";
    return {
      error: {
        code: missing ? "not_found" : "invalid_input",
        where: `${verb}.input`,
        message: missing ? "no such file" : `cannot be read: ${fault.code ?? fault.message}`,
      },
    };
  }
}

/** One envelope on standard output; returns whether it was ok. */
function print(input, envelope) {
  const { ok, value, error } = envelope;
  process.stdout.write(`${JSON.stringify(ok ? { ok, input, value } : { ok, input, error })}\n`);
  return ok;
}

/** The envelope of what the verb asks of a text. */
async function ask(engine, verb, { method, options }, text) {
  const args = verb.engineArgs(options);
  if (verb.module === "reviews") return askForReviews(engine, method, args, text, options.method ?? "network");
  if (method === "listing.signals") return askForSignals(engine, method, args, text);
  if (verb.module === "trust") return askForTrust(engine, method, args, text);
  return engine.call(method, args, text);
}

async function run(verbName, command) {
  const verb = verbs[verbName];
  const engine = await loadEngine();
  if (!command.takesFiles) return print(verbName, engine.call(command.method, {}));
  let allOk = true;
  for (const name of command.files) {
    const { text, error } = await readInput(name, verbName);
    const envelope = error
      ? { ok: false, error }
      : await ask(engine, verb, command, text);
    allOk = print(name, envelope) && allOk;
  }
  return allOk;
}

async function main(argv) {
  const [verbName, ...rest] = argv;
  if (verbName === undefined || verbName === "--help" || verbName === "-h") {
    (verbName === undefined ? process.stderr : process.stdout).write(generalHelp(verbs));
    return verbName === undefined ? EXIT_USAGE : EXIT_OK;
  }
  const verb = Object.hasOwn(verbs, verbName) ? verbs[verbName] : undefined;
  if (verb === undefined) throw new UsageError(`unknown verb: ${verbName}`);
  const command = readCommand(verb, rest);
  if (command.help) {
    process.stdout.write(verbHelp(verbName, verb));
    return EXIT_OK;
  }
  return (await run(verbName, command)) ? EXIT_OK : EXIT_INPUT_ERROR;
}

// A reader that stops early (head) is not an error of ours.
process.stdout.on("error", (fault) => process.exit(fault.code === "EPIPE" ? EXIT_OK : EXIT_USAGE));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  process.stderr.write(`companion: ${fault.message}\nTry: scripts/companion --help\n`);
  process.exitCode = EXIT_USAGE;
}
