// The word lists by which reviews are read without the network: complete, folded as the tokeniser folds,
// without contradictions; and the maps from public labels to our aspects.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import Ajv from "ajv";
import { REPOSITORY } from "../architecture/repository-tree.mjs";

const LOCALES = ["en", "ru", "es", "pt", "fr", "de", "it", "pl", "tr", "ko", "ja", "ar", "he", "nl", "uk"];
const LANGUAGES = [...LOCALES, "zh"];
/** Aspects of which people of every language write in words of their own. */
const FEWEST_WORDS = 2;
const FEWEST_OPINIONS = 30;

const readJson = (path) => JSON.parse(readFileSync(join(REPOSITORY, path), "utf8"));
const filesOf = (folder) =>
  readdirSync(join(REPOSITORY, folder)).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
const rulesOf = (name) =>
  filesOf(`wasm-core/rules/reviews/${name}`).map((file) => ({
    file: basename(file, ".json"),
    ...readJson(`wasm-core/rules/reviews/${name}/${file}`),
  }));

const aspects = rulesOf("aspects");
const sentiments = rulesOf("sentiment");

/** As wasm-core/src/reviews folds words and plain_letters() bares them. */
function folded(entry) {
  const plain = entry
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => ({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" })[letter])
    .replace(/[\u00c0-\u017f]/g, (letter) => letter.normalize("NFD")[0])
    .replace(/\d+/g, "0");
  return plain.replace(/ё/g, "е").replace(/[أإآ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/[\u064b-\u0652]/g, "");
}

describe("aspects", () => {
  test("are named like their files and have an order of their own", () => {
    for (const { file, id } of aspects) assert.equal(id, file);
    assert.equal(new Set(aspects.map(({ order }) => order)).size, aspects.length);
  });

  test("have words, praise and blame in every language", () => {
    for (const { id, words, implied } of aspects) {
      assert.deepEqual(Object.keys(words).sort(), [...LANGUAGES].sort(), id);
      for (const language of LANGUAGES) {
        assert.ok(words[language].length >= FEWEST_WORDS, `${id} ${language}: words`);
        assert.ok(implied[language]?.positive?.length > 0, `${id} ${language}: praise`);
        assert.ok(implied[language]?.negative?.length > 0, `${id} ${language}: blame`);
      }
    }
  });

  test("praise with nothing that they blame with", () => {
    for (const { id, implied } of aspects) {
      for (const [language, { positive, negative }] of Object.entries(implied)) {
        assert.deepEqual(positive.filter((entry) => negative.includes(entry)), [], `${id} ${language}`);
      }
    }
  });
});

describe("sentiment words", () => {
  test("are there for every language and for emoji", () => {
    assert.deepEqual(sentiments.map(({ file }) => file).sort(), [...LANGUAGES, "any"].sort());
    for (const { file, language } of sentiments) assert.equal(language, file);
  });

  test("are enough, and each means one thing", () => {
    for (const { language, ...lists } of sentiments.filter((one) => one.language !== "any")) {
      const { very_positive, positive, middling, negative, very_negative } = lists;
      assert.ok(positive.length + very_positive.length >= FEWEST_OPINIONS, language);
      assert.ok(negative.length + very_negative.length >= FEWEST_OPINIONS, language);
      const all = [very_positive, positive, middling, negative, very_negative].flat();
      assert.deepEqual(all.filter((entry, i) => all.indexOf(entry) !== i), [], language);
    }
  });
});

test("every entry is written as the tokeniser folds it", () => {
  const lists = [
    ...aspects.flatMap(({ words, implied }) => [
      ...Object.values(words),
      ...Object.values(implied).flatMap(({ positive, negative }) => [positive ?? [], negative ?? []]),
    ]),
    ...sentiments.flatMap(({ very_positive, positive, middling, negative, very_negative, negators, ...rest }) => [
      very_positive, positive, middling, negative, very_negative, negators.before, negators.after,
      rest.intensifiers, rest.contrast,
    ]),
  ];
  const unfolded = lists.flat().filter((entry) => folded(entry) !== entry);
  assert.deepEqual(unfolded, []);
});

test("the digest has its sentences in every locale", () => {
  assert.deepEqual(rulesOf("text").map(({ file }) => file).sort(), [...LOCALES].sort());
});

describe("maps of public labels", () => {
  const folder = "models/reviews/aspect_mapping";
  const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(
    readJson(`${folder}/aspect_mapping.schema.json`),
  );
  for (const file of filesOf(folder)) {
    test(`${file} keeps to its schema and to our aspects`, () => {
      const map = readJson(`${folder}/${file}`);
      validate(map);
      assert.deepEqual(validate.errors, null);
      const named = map.aspects ? Object.values(map.aspects).filter(Boolean) : Object.keys(map.terms);
      const known = aspects.map(({ id }) => id);
      assert.deepEqual(named.filter((aspect) => !known.includes(aspect)), []);
    });
  }
});
