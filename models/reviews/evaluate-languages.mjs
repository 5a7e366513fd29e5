// How often the core tells the language of a review rightly, per language.
//   node models/reviews/evaluate-languages.mjs --data FOLDER      (needs: scripts/build server's preset,
//   ninja -C build/release companion_review_pieces)
// m_absa: sentences whose language is known, whole and cut to their first 4 words. aliexpress: what another
// tool detected, which is often wrong on texts of one or two words; the share told as any language is given too.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const PROGRAM = path.join(ROOT, "build/release/wasm-core/companion_review_pieces");
const SHORT_WORDS = 4;
const SURE = 0.9;

const { data } = parseArgs({ options: { data: { type: "string" } } }).values;
if (data === undefined) throw new Error("--data FOLDER is missing");
const rowsOf = (file) =>
  readFileSync(path.join(data, file), "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** What the core makes of each text. */
function wordsOf(texts) {
  const folder = mkdtempSync(path.join(tmpdir(), "companion-languages-"));
  const out = path.join(folder, "words.jsonl");
  const input = texts.map((text) => `${JSON.stringify({ text })}\n`).join("");
  const { status, stderr } = spawnSync(PROGRAM, [path.join(folder, "pieces"), out], { input });
  if (status !== 0) throw new Error(`${PROGRAM}: ${stderr}`);
  const rows = readFileSync(out, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  rmSync(folder, { recursive: true });
  return rows;
}

/** {language → {count, right, told}} of texts whose language is given. */
function tally(languages, found) {
  const table = {};
  languages.forEach((language, at) => {
    const row = (table[language] ??= { count: 0, right: 0, told: 0 });
    row.count += 1;
    row.right += found[at] === language ? 1 : 0;
    row.told += found[at] === undefined ? 0 : 1;
  });
  return table;
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);

function print(title, table) {
  console.log(`\n${title}\nlanguage  texts    right     told`);
  const rows = Object.entries(table).sort(([, a], [, b]) => b.count - a.count);
  const sum = (member) => rows.reduce((total, [, row]) => total + row[member], 0);
  rows.push(["all", { count: sum("count"), right: sum("right"), told: sum("told") }]);
  for (const [language, { count, right, told }] of rows) {
    console.log(`${language.padEnd(8)} ${String(count).padStart(6)} ${percent(right, count)} ${percent(told, count)}`);
  }
}

const sentences = readdirSync(path.join(data, "aspects_multi/m_absa"))
  .filter((file) => file.endsWith("_dev.jsonl"))
  .flatMap((file) => rowsOf(`aspects_multi/m_absa/${file}`));
const languages = sentences.map(({ lang }) => lang);
const read = wordsOf(sentences.map(({ text }) => text));
const short = sentences.map(({ text }, at) => text.slice(0, read[at].words[SHORT_WORDS - 1]?.[2] ?? text.length));
print("m_absa, whole sentences", tally(languages, read.map(({ language }) => language)));
print(`m_absa, the first ${SHORT_WORDS} words`, tally(languages, wordsOf(short).map(({ language }) => language)));
const reviews = rowsOf("stars/aliexpress_2products.jsonl").filter((row) => row.lang_conf >= SURE && row.lang !== "und");
print(
  `aliexpress, where the other tool was at least ${SURE} sure`,
  tally(reviews.map(({ lang }) => lang), wordsOf(reviews.map(({ text }) => text)).map(({ language }) => language)),
);
