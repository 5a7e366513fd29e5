// Results as aligned text on standard output.

const write = (line) => process.stdout.write(`${line}\n`);

/** A heading, and below it what the figures mean. */
export function heading(title, ...notes) {
  write(`\n${title}`);
  for (const note of notes) write(`  ${note}`);
}

/** A remark under a table. */
export const remark = (text) => write(`  ${text}`);

/** Rows of cells under column names: columns with figures to the right, those of words to the left. */
export function table(columns, rows) {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const isWords = columns.map((_, i) => rows.every((row) => !/^\d/.test(row[i])));
  const align = (cell, i) => (isWords[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i]));
  for (const row of cells) write(`  ${row.map(align).join("   ")}`.trimEnd());
}

export const kilobytes = (bytes) => (bytes / 1e3).toFixed(bytes < 10_000 ? 1 : 0);
export const milliseconds = (ms) => (ms < 10 ? ms.toFixed(3) : ms.toFixed(1));
/** How many times as fast: baseline ÷ measured. */
export const ratio = (baselineMs, ms) => `${(baselineMs / ms).toFixed(2)}×`;
export const percent = (share) => `${(100 * share).toFixed(1)} %`;
