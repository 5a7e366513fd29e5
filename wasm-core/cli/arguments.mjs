// Reads a verb's flags and files.
import { parseArgs } from "node:util";

/** Wrong usage of the command line: exit status 2. */
export class UsageError extends Error {}

/**
 * @param verb an entry of verbs.mjs
 * @param argv the words after the verb
 * @returns {{help: boolean, options: Record<string, unknown>, files: string[]}}
 */
export function readCommand(verb, argv) {
  const flags = Object.fromEntries(
    Object.entries(verb.flags).map(([name, flag]) => [
      name,
      { type: flag.value === undefined ? "boolean" : "string" },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      options: { ...flags, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
  } catch (fault) {
    throw new UsageError(fault.message);
  }
  const { help = false, ...options } = parsed.values;
  const files = parsed.positionals;
  if (help) return { help, options, files };
  if (verb.takesFiles && files.length === 0) throw new UsageError("no input files");
  if (!verb.takesFiles && files.length > 0) throw new UsageError(`unexpected: ${files[0]}`);
  for (const [name, value] of Object.entries(options)) {
    const complaint = verb.flags[name].check?.(value);
    if (complaint) throw new UsageError(`--${name}: ${complaint}`);
  }
  return { help, options, files };
}
