// Help texts, made from the table of verbs.

const GENERAL = `Reads saved AliExpress pages and price histories with the engine that the extension ships.

Usage: scripts/companion VERB [FLAGS] [FILE…]
       scripts/companion VERB --help

`;

const OUTPUT = `
A FILE of - is standard input. Standard output carries one JSON document per input:
  {"ok":true,"input":NAME,"value":…}
  {"ok":false,"input":NAME,"error":{"code","where","message"}}
Money is integer minor units (*_minor) with an ISO 4217 currency; times are ISO 8601 UTC;
a key whose value is unknown is absent.

Exit status: 0 every input answered ok, 1 some input answered an error, 2 wrong usage.
`;

/** The text of --help. */
export function generalHelp(verbs) {
  const rows = Object.entries(verbs).map(([name, { about }]) => `  ${name.padEnd(9)} ${about}`);
  return `${GENERAL}Verbs:\n${rows.join("\n")}\n${OUTPUT}`;
}

/** A line for each form of a verb. */
function usage(name, { flags, takesFiles, alternative }) {
  const command = `scripts/companion ${name}`;
  const hasFlags = Object.keys(flags).length > 0;
  if (alternative === undefined) {
    return `Usage: ${command}${hasFlags ? " [FLAGS]" : ""}${takesFiles ? " FILE…" : ""}\n`;
  }
  return `Usage: ${command}\n       ${command} --${alternative.flag} [FLAGS] FILE…\n`;
}

/** The text of VERB --help. */
export function verbHelp(name, verb) {
  const flags = Object.entries(verb.flags).map(([flag, { value, about }]) => {
    const shape = `--${flag}${value === undefined ? "" : ` ${value}`}`;
    return `  ${shape.padEnd(14)} ${about}\n`;
  });
  return (
    `${verb.about}\n\n${usage(name, verb)}\n` +
    `Input: ${verb.input}\n` +
    (flags.length > 0 ? `\nFlags:\n${flags.join("")}` : "") +
    OUTPUT
  );
}
