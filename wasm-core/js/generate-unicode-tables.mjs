// Writes wasm-core/src/reviews/unicode_tables.cpp: how the words of reviews are folded, out of the
// Unicode data that Node carries. Run it after an update of Node that matters:
//   node wasm-core/js/generate-unicode-tables.mjs
// Folding is NFKC and lower case for the characters that reviews are written with, and beyond it
//   digits of every script → 0        zero-width and bidi controls, variation selectors, tatweel,
//   ё → е, ς → σ                      Arabic harakat and Hebrew points → nothing
//   أ إ آ ٱ → ا, ى → ي, ة → ه         apostrophes of every kind → '
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const OUTPUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../src/reviews/unicode_tables.cpp");
const DROPPED = 0;
/** Beyond these blocks only digits are folded: of the rest reviews hold next to nothing. */
const FOLDED_BLOCKS = [
  [0x31, 0x17f],
  [0x18f, 0x18f],
  [0x1a0, 0x1b0],
  [0x1c4, 0x21b],
  [0x370, 0x58f],
  [0x590, 0x6ff],
  [0x10a0, 0x10c5],
  [0x1c90, 0x1cbf],
  [0x1e9e, 0x1ef9],
  [0x2000, 0x209c],
  [0x2150, 0x217f],
  [0x2460, 0x24ff],
  [0x3000, 0x303f],
  [0x3099, 0x309f],
  [0x30ff, 0x30ff],
  [0xfb00, 0xfb4f],
  [0xfe70, 0xffef],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f189],
];
/** Digits of these scripts lie beyond them. */
const DIGIT_BLOCKS = [
  [0x700, 0x109f],
  [0x17e0, 0x17e9],
];
const MARK_BLOCKS = [
  [0x300, 0x36f],
  [0x653, 0x655],
  [0x3099, 0x309a],
];
/** Letters that are made of a letter and a mark, and that reviews hold. */
const COMPOSED_BLOCKS = [
  [0xc0, 0x17f],
  [0x1a0, 0x1b0],
  [0x218, 0x21b],
  [0x386, 0x3ce],
  [0x400, 0x4ff],
  [0x620, 0x6d3],
  [0x1ea0, 0x1ef9],
  [0x3040, 0x30ff],
];
const LAST_BMP = 0xffff;

const DROP =
  /^[\u00ad\u034f\u061c\u0640\u064b-\u0652\u0656-\u065f\u0670\u0591-\u05c7\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb]$/u;
const OWN = new Map([..."أإآٱ"].map((alef) => [alef, "ا"]));
for (const [from, to] of ["ىي", "ةه", "ёе", "ςσ"]) OWN.set(from, to);
for (const apostrophe of "’‘ʼ`´＇′") OWN.set(apostrophe, "'");
OWN.set("؟", "?");
OWN.set("İ", "i");

const isWordText = (text) => /^[\p{L}\p{M}\p{Nd}]+$/u.test(text);

/** What a character becomes, before it meets a mark: a text, "" for nothing. */
function folded(character) {
  if (DROP.test(character)) return "";
  if (OWN.has(character)) return OWN.get(character);
  if (/[\p{Nd}\p{No}]/u.test(character) && /^[\p{Nd}\u2044]+$/u.test(character.normalize("NFKC"))) return "0";
  const text = [...character.normalize("NFKC").toLowerCase().normalize("NFKC")]
    .map((part) => (DROP.test(part) ? "" : (OWN.get(part) ?? part)))
    .join("");
  if (text === "") return "";
  if (text === character) return character;
  return isWordText(text) || /^[\u3099\u309a\x20-\x7e]$/.test(text) ? text : character;
}

const characters = (blocks) =>
  blocks.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .filter((code) => /\P{Cn}/u.test(String.fromCodePoint(code)));

/** [code, to] of what becomes one code point or nothing; [code, text] of what becomes several. */
function foldings() {
  const single = [];
  const several = [];
  const digits = characters(DIGIT_BLOCKS).filter((code) => /\p{Nd}/u.test(String.fromCodePoint(code)));
  const others = characters([[0, LAST_BMP]]).filter((code) => DROP.test(String.fromCodePoint(code)));
  const codes = new Set([...characters(FOLDED_BLOCKS), ...digits, ...others]);
  for (const code of [...codes].sort((a, b) => a - b)) {
    const character = String.fromCodePoint(code);
    const text = folded(character);
    if (text === character) continue;
    if ([...text].length > 1) several.push([code, text]);
    else single.push([code, text === "" ? DROPPED : text.codePointAt(0)]);
  }
  return { single, several };
}

/** Runs of equal offset (step 1 or 2) or of one target (step 0). */
function foldRanges(single) {
  const ranges = [];
  for (let at = 0; at < single.length; ) {
    const [first, to] = single[at];
    const length = (step) => {
      let count = 1;
      const stride = step === 0 ? 1 : step;
      while (at + count < single.length) {
        const [code, target] = single[at + count];
        if (code !== first + count * stride || target !== (step === 0 ? to : to + count * stride)) break;
        count += 1;
      }
      return count;
    };
    const [step, count] = [1, 2, 0].map((each) => [each, length(each)]).reduce((best, next) => (next[1] > best[1] ? next : best));
    const constant = step === 0 || to === DROPPED;
    ranges.push({ first, last: first + (count - 1) * (step === 2 ? 2 : 1), step: constant ? 0 : step, value: constant ? to : to - first });
    at += count;
  }
  return ranges;
}

/** [folded base, mark, folded result] of every letter that is written with a mark of its own. */
function compositions() {
  const rows = new Map();
  for (const code of characters(COMPOSED_BLOCKS)) {
    const character = String.fromCodePoint(code);
    const parts = [...character.normalize("NFD")];
    if (parts.length < 2 || character.normalize("NFC") !== character) continue;
    const mark = parts.pop().codePointAt(0);
    if (!MARK_BLOCKS.some(([first, last]) => mark >= first && mark <= last)) continue;
    const base = folded(parts.join("").normalize("NFC"));
    const result = folded(character);
    if ([...base].length !== 1 || [...result].length !== 1) continue;
    rows.set(`${base}|${mark}`, [base.codePointAt(0), mark, result.codePointAt(0)]);
  }
  return [...rows.values()].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;

/** Scripts whose letters and marks are not told apart: whatever is assigned in them is a letter. */
const LETTER_BLOCKS = [
  [0x700, 0x963],
  [0x966, 0xdff],
  [0xf00, 0xfff],
  [0x10a0, 0x177f],
  [0x1800, 0x1aff],
  [0x1b00, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa490, 0xabff],
];

/** The class of what stands in a folded text; undefined: no character of its own. */
function classOf(code) {
  const character = String.fromCodePoint(code);
  if (LETTER_BLOCKS.some(([first, last]) => code >= first && code <= last)) return "Letter";
  if (!/\P{Cn}/u.test(character)) return undefined;
  if (code === 0x30) return "Digit";
  if (/\p{M}/u.test(character)) return "Mark";
  if (UNSPACED.test(character) && /[\p{L}\p{Nl}]/u.test(character)) return "Unspaced";
  if (/\p{L}/u.test(character) && !/[\u2100-\u2bff]/u.test(character)) return "Letter";
  if (/[\u2600-\u27bf]|\p{Emoji_Presentation}/u.test(character)) return "Emoji";
  return "Other";
}

/** Runs of one class over the BMP; what is not assigned, or private, joins the run before it. */
function classRanges() {
  const ranges = [];
  for (let code = 0; code <= LAST_BMP; code += 1) {
    if (code >= 0xd800 && code <= 0xf8ff) continue;
    const kind = classOf(code);
    if (kind !== undefined && ranges.at(-1)?.kind !== kind) ranges.push({ first: code, kind });
  }
  return ranges;
}

const hex = (code) => `0x${code.toString(16).toUpperCase()}`;

/** Rows side by side, in lines of at most 100 characters. */
function wrapped(rows) {
  const lines = [];
  let line = "   ";
  for (const row of rows) {
    if (line.length + row.length + 2 > 100) {
      lines.push(line);
      line = "   ";
    }
    line += ` ${row},`;
  }
  return [...lines, line].join("\n");
}

const { single, several } = foldings();
const folds = foldRanges(single);
const composed = compositions();
const classes = classRanges();
await writeFile(
  OUTPUT,
  `// Generated from Unicode ${process.versions.unicode} by wasm-core/js/generate-unicode-tables.mjs.
#include "reviews/unicode_tables.h"

namespace companion::reviews::unicode {
namespace {

constexpr FoldRange kFolds[] = {
${wrapped(folds.map(({ first, last, value, step }) => `{${hex(first)}, ${hex(last)}, ${step === 0 ? hex(value) : value}, ${step}}`))}
};

constexpr Expansion kExpansions[] = {
${wrapped(several.map(([code, text]) => `{${hex(code)}, u"${[...text].map((part) => `\\x${part.codePointAt(0).toString(16)}`).join('" u"')}"}`))}
};

constexpr Composition kCompositions[] = {
${wrapped(composed.map((row) => `{${row.map(hex).join(", ")}}`))}
};

using enum CharacterClass;

constexpr ClassStart kClasses[] = {
${wrapped(classes.map(({ first, kind }) => `{${hex(first)}, k${kind}}`))}
};

}  // namespace

std::span<const FoldRange> folds() { return kFolds; }
std::span<const Expansion> expansions() { return kExpansions; }
std::span<const Composition> compositions() { return kCompositions; }
std::span<const ClassStart> classes() { return kClasses; }

}  // namespace companion::reviews::unicode
`,
);
console.error({ folds: folds.length, expansions: several.length, compositions: composed.length, classes: classes.length });
