// The command line as people script against it: exit status, one JSON document per input on standard
// output and nothing else there, and an envelope instead of a stack trace for whatever it is given.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { verbs } from "../../wasm-core/cli/verbs.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";
import { readJson, REPOSITORY } from "./engine.mjs";

const COMMAND = join(REPOSITORY, "wasm-core/cli/companion.mjs");
const EXIT_OK = 0;
const EXIT_INPUT_ERROR = 1;
const EXIT_USAGE = 2;

const FIXTURE = fixtureByName("module/desk-lamp");
const CSV = "time,price_minor\n2026-10-01T00:00:00Z,2599\n2026-11-20T00:00:00Z,1999\n";
const errorCodes = Object.keys(readJson("wasm-core/contracts/errors.json"));

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "companion-command-line-"));
  writeFileSync(join(folder, "lamp.html"), FIXTURE.render());
  writeFileSync(join(folder, "history.csv"), CSV);
  writeFileSync(join(folder, "empty.html"), "");
  writeFileSync(join(folder, "garbage.bin"), Uint8Array.from({ length: 65536 }, (_, i) => (i * 167 + (i >> 3)) % 256));
  writeFileSync(join(folder, "-dash.html"), FIXTURE.render());
  mkdirSync(join(folder, "a-folder"));
});
after(() => rmSync(folder, { recursive: true }));

/** Runs it in the folder of inputs. Standard output must be JSON Lines, standard error no stack trace. */
function run(args, { input = "" } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  assert.doesNotMatch(stderr, /^\s+at .+:\d+/m, "no stack trace");
  const answers = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { status, answers, stderr };
}

/** The one answer, which must be an error in the envelope; returns its code. */
function assertRefused({ status, answers }, input) {
  assert.equal(status, EXIT_INPUT_ERROR);
  assert.equal(answers.length, 1);
  const [{ error, ...rest }] = answers;
  assert.deepEqual(rest, { ok: false, input });
  assert.deepEqual(Object.keys(error).sort(), ["code", "message", "where"]);
  assert.ok(errorCodes.includes(error.code), error.code);
  return error.code;
}

describe("good input", () => {
  test("facts of a file", () => {
    const { status, answers, stderr } = run(["facts", "lamp.html"]);
    assert.equal(status, EXIT_OK);
    assert.equal(stderr, "");
    assert.deepEqual(Object.keys(answers[0]), ["ok", "input", "value"]);
    assert.equal(answers[0].input, "lamp.html");
    assert.equal(answers[0].value.product.id, FIXTURE.expected.product.id);
  });

  test("facts of standard input", () => {
    const { status, answers } = run(["facts", "-"], { input: FIXTURE.render() });
    assert.equal(status, EXIT_OK);
    assert.equal(answers[0].input, "-");
    assert.deepEqual(answers[0].value.offer.price_minor, FIXTURE.expected.offer.price_minor);
  });

  test("facts with the page's address and live text", () => {
    const { status, answers } = run(["facts", "--url", FIXTURE.url, "--dom", "lamp.html"]);
    assert.equal(status, EXIT_OK);
    assert.equal(answers[0].value.product.id, FIXTURE.expected.product.id);
  });

  test("a file whose name begins with a dash, after --", () => {
    assert.equal(run(["facts", "--", "-dash.html"]).status, EXIT_OK);
  });

  test("a history", () => {
    const { status, answers } = run(["history", "--now", "2026-11-23T00:00:00Z", "--horizon", "3", "history.csv"]);
    assert.equal(status, EXIT_OK);
    assert.equal(answers[0].value.stats.lowest.price_minor, 1999);
    assert.equal(answers[0].value.forecast.horizon_days, 3);
  });

  test("the layouts", () => {
    const { status, answers } = run(["layouts"]);
    assert.equal(status, EXIT_OK);
    assert.equal(answers[0].input, "layouts");
    assert.ok(answers[0].value.layouts.length > 0);
  });

  test("which rules of which layouts match a page", () => {
    const { status, answers, stderr } = run(["layouts", "--check", "lamp.html", "--url", FIXTURE.url, "-"], {
      input: FIXTURE.render(),
    });
    assert.equal(status, EXIT_OK);
    assert.equal(stderr, "");
    assert.deepEqual(
      answers.map(({ input }) => input),
      ["lamp.html", "-"],
    );
    assert.deepEqual(answers[0].value, answers[1].value);
    const module = answers[0].value.sources.find(({ layout }) => layout === "product_module");
    assert.deepEqual([module.found_in, module.complete, module.changed], ["embedded", true, []]);
    const title = module.fields.find(({ field }) => field === "product.title");
    assert.deepEqual(title.rules, [{ rule: "titleModule.subject as text", outcome: "found" }]);
    const skus = module.tables.find(({ table }) => table === "skus");
    assert.equal(skus.rows, FIXTURE.definition.skus.length);
  });

  test("which of its fields a changed page has lost", () => {
    const changed = fixtureByName("module-renamed-title/trail-shoes");
    const { status, answers } = run(["layouts", "--check", "-"], { input: changed.render() });
    assert.equal(status, EXIT_OK);
    const module = answers[0].value.sources.find(({ layout }) => layout === "product_module");
    assert.deepEqual(module.changed, ["product.title"]);
    const shape = answers[0].value.shapes.find(({ layouts }) => layouts.includes("product_module"));
    assert.equal(shape.shape.headlineModule.subject, "string", "where it may be now");
  });

  test("the same answer twice", () => {
    assert.deepEqual(run(["facts", "lamp.html"]), run(["facts", "lamp.html"]));
  });
});

describe("several inputs", () => {
  test("are answered a line each, in order; one bad one does not keep the others from it", () => {
    const { status, answers } = run(["facts", "lamp.html", "no-such-file.html", "-", "empty.html", "lamp.html"], {
      input: FIXTURE.render(),
    });
    assert.equal(status, EXIT_INPUT_ERROR);
    assert.deepEqual(
      answers.map(({ ok, input }) => [ok, input]),
      [
        [true, "lamp.html"],
        [false, "no-such-file.html"],
        [true, "-"],
        [false, "empty.html"],
        [true, "lamp.html"],
      ],
    );
  });
});

describe("bad input", () => {
  test("a missing file", () => {
    assert.equal(assertRefused(run(["facts", "missing.html"]), "missing.html"), "not_found");
  });

  test("a folder", () => {
    assert.equal(assertRefused(run(["facts", "a-folder"]), "a-folder"), "invalid_input");
  });

  test("an empty file", () => {
    assert.equal(assertRefused(run(["facts", "empty.html"]), "empty.html"), "invalid_input");
  });

  test("empty standard input", () => {
    assert.equal(assertRefused(run(["history", "-"]), "-"), "invalid_input");
  });

  test("a page is no history", () => {
    assert.equal(assertRefused(run(["history", "lamp.html"]), "lamp.html"), "invalid_input");
  });

  test("binary garbage is no history", () => {
    assert.equal(assertRefused(run(["history", "garbage.bin"]), "garbage.bin"), "invalid_input");
  });

  test("an empty page has no layout to check", () => {
    assert.equal(assertRefused(run(["layouts", "--check", "empty.html"]), "empty.html"), "invalid_input");
  });

  test("binary garbage is recognised by no layout", () => {
    const { status, answers } = run(["layouts", "--check", "garbage.bin"]);
    assert.equal(status, EXIT_OK);
    assert.deepEqual(answers[0].value.sources, []);
  });

  test("binary garbage holds no product and no price", () => {
    const { status, answers } = run(["facts", "garbage.bin"]);
    assert.equal(answers.length, 1);
    assert.equal(status, answers[0].ok ? EXIT_OK : EXIT_INPUT_ERROR);
    assert.equal(answers[0].value?.offer, undefined);
    assert.notEqual(answers[0].value?.page, "product");
  });
});

describe("wrong usage", () => {
  const cases = {
    "no verb": [],
    "an unknown verb": ["prices", "lamp.html"],
    "a verb that only objects have": ["constructor", "lamp.html"],
    "no file": ["facts"],
    "a file where none is read": ["layouts", "lamp.html"],
    "nothing to check": ["layouts", "--check"],
    "an address of nothing": ["layouts", "--url", "https://www.aliexpress.com/"],
    "an unknown flag": ["facts", "--fast", "lamp.html"],
    "a flag without its value": ["facts", "lamp.html", "--url"],
    "a time that is none": ["history", "--now", "yesterday", "history.csv"],
    "a currency that is none": ["history", "--currency", "dollars", "history.csv"],
    "a horizon of no days": ["history", "--horizon", "0", "history.csv"],
  };
  for (const [name, args] of Object.entries(cases)) {
    test(name, () => {
      const { status, answers, stderr } = run(args);
      assert.equal(status, EXIT_USAGE);
      assert.deepEqual(answers, []);
      assert.match(stderr, /--help/);
    });
  }
});

describe("help", () => {
  const helpOf = (args) => spawnSync(process.execPath, [COMMAND, ...args], { encoding: "utf8" });

  test("names every verb", () => {
    const { status, stdout } = helpOf(["--help"]);
    assert.equal(status, EXIT_OK);
    for (const name of Object.keys(verbs)) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  });

  for (const [name, { flags }] of Object.entries(verbs)) {
    test(`of ${name} names its flags and needs no file`, () => {
      const { status, stdout, stderr } = helpOf([name, "--help"]);
      assert.equal(status, EXIT_OK);
      assert.equal(stderr, "");
      assert.match(stdout, new RegExp(`scripts/companion ${name}`));
      for (const flag of Object.keys(flags)) assert.ok(stdout.includes(`--${flag}`), flag);
    });
  }
});
