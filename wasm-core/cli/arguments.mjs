// Reads a verb's flags and files.
import { parseArgs } from "node:util";

/** Wrong usage of the command line: exit status 2. */
export class UsageError extends Error {}

/**
 * @param verb an entry of verbs.mjs
 * @param argv the words after the verb
 * @returns {{help: boolean, options: Record<string, unknown>, files: string[],
 *            method: string, takesFiles: boolean}}
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
  const { method, takesFiles } = chosenForm(verb, options);
  if (help) return { help, options, files, method, takesFiles };
  if (takesFiles && files.length === 0) throw new UsageError("no input files");
  if (!takesFiles && files.length > 0) throw new UsageError(`unexpected: ${files[0]}`);
  for (const [name, value] of Object.entries(options)) {
    const complaint = verb.flags[name].check?.(value);
    if (complaint) throw new UsageError(`--${name}: ${complaint}`);
  }
  return { help, options, files, method, takesFiles };
}

/** What the verb asks, of what: its first form, or the alternative that its flag chooses. */
function chosenForm({ method, takesFiles, alternative }, options) {
  if (alternative === undefined) return { method, takesFiles };
  if (options[alternative.flag]) return { method: alternative.method, takesFiles: true };
  const [stray] = Object.keys(options);
  if (stray !== undefined) throw new UsageError(`--${stray}: only with --${alternative.flag}`);
  return { method, takesFiles };
}
