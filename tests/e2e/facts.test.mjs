// Every fixture through the engine that is shipped, and through the command line: what is read must
// be what its definition says.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { assertFacts } from "../fixtures/shop/assert-facts.mjs";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";
import { reportedPrices, truePrices } from "../fixtures/shop/true-prices.mjs";
import { createEngine } from "../../dist/engine/engine.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

describe("facts of every fixture", async () => {
  const engine = await createEngine(readFileSync(join(REPOSITORY, "dist/engine/companion-core.wasm")));
  for (const fixture of ALL_FIXTURES) {
    test(fixture.name, () => {
      const answer = engine.call("facts.read", { url: fixture.url }, fixture.render());
      assert.equal(answer.ok, true, JSON.stringify(answer.error));
      assertFacts(answer.value, fixture.expected);
      const untrue = [...reportedPrices(answer.value)].filter((price) => !truePrices(fixture).has(price));
      assert.deepEqual(untrue, [], "amounts that the fixture does not hold");
    });
  }
});

describe("the command line", () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "companion-facts-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  // Pages that name their product themselves need no --url.
  const selfNaming = ALL_FIXTURES.filter(
    ({ layout }) => !/^(rendered|drawn|translated|blocked|context-bundle)/.test(layout),
  );

  test("answers a line per page, in order, with the same facts", async () => {
    for (const fixture of selfNaming) {
      mkdirSync(dirname(join(folder, fixture.file)), { recursive: true });
      writeFileSync(join(folder, fixture.file), fixture.render());
    }
    const files = selfNaming.map(({ file }) => join(folder, file));
    const { stdout } = await promisify(execFile)(join(REPOSITORY, "scripts/companion"), ["facts", ...files], {
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, selfNaming.length);
    selfNaming.forEach((fixture, i) => {
      assert.equal(lines[i].ok, true, `${fixture.name}: ${JSON.stringify(lines[i].error)}`);
      assert.equal(lines[i].input, files[i]);
      assertFacts(lines[i].value, fixture.expected);
    });
  });
});
