// The native core and the WASM engine read the same out of every page, whole or damaged. The native one
// runs behind a pipe: tests/fuzz/companion_facts.cpp.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { ALL_FIXTURES } from "../fixtures/shop/kinds.mjs";
import { createRandom } from "../fixtures/shop/random.mjs";
import { REPOSITORY, startEngine } from "./engine.mjs";

const NATIVE = join(REPOSITORY, "build/asan/tests/fuzz/companion_facts");
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const DAMAGED_COPIES = 3;
const MAX_SLICE = 4000;

/** Ways to damage a text at a slice of it. */
const DAMAGES = {
  cut: (text, begin) => text.slice(0, begin),
  remove: (text, begin, end) => text.slice(0, begin) + text.slice(end),
  double: (text, begin, end) => text.slice(0, end) + text.slice(begin),
  reverse: (text, begin, end) =>
    text.slice(0, begin) + [...text.slice(begin, end)].reverse().join("") + text.slice(end),
  // Half of a character beyond the BMP is no text: both hosts have to make the same of it.
  surrogate: (text, begin) => `${text.slice(0, begin)}\ud83d${text.slice(begin)}`,
};

function damaged(text, random) {
  const begin = random.integer(0, text.length);
  const end = Math.min(begin + random.integer(1, MAX_SLICE), text.length);
  return DAMAGES[random.pick(Object.keys(DAMAGES))](text, begin, end);
}

/** Every fixture page with its damaged copies: [{name, args, page}]. */
function pagesToRead() {
  return ALL_FIXTURES.flatMap(({ name, url, render }) => {
    const page = render();
    const random = createRandom(`damage ${name}`);
    const copies = Array.from({ length: DAMAGED_COPIES }, () => damaged(page, random));
    return [page, ...copies].map((text, copy) => ({
      name: copy === 0 ? name : `${name}, damaged copy ${copy}`,
      args: { url, rendered_wins: copy % 2 === 1 },
      page: text,
    }));
  });
}

/** The envelopes of the native core, parsed, in order. */
function readNatively(pages) {
  const input = pages.flatMap(({ args, page }) => {
    const [argsBytes, pageBytes] = [Buffer.from(JSON.stringify(args)), Buffer.from(page)];
    return [Buffer.from(`${argsBytes.length} ${pageBytes.length}\n`), argsBytes, pageBytes];
  });
  const { status, stdout, stderr } = spawnSync(NATIVE, {
    input: Buffer.concat(input),
    maxBuffer: MAX_OUTPUT_BYTES,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("the native core and the WASM engine", () => {
  let engine;
  before(async () => {
    assert.ok(existsSync(NATIVE), "companion_facts is not built: scripts/test core builds it");
    engine = await startEngine();
  });

  test("read the same out of fixture pages and damaged copies", () => {
    const pages = pagesToRead();
    const native = readNatively(pages);
    assert.equal(native.length, pages.length);
    pages.forEach(({ name, args, page }, i) => {
      // As text, so that the order of members counts, too.
      assert.equal(JSON.stringify(engine.call("facts.read", args, page)), JSON.stringify(native[i]), name);
    });
  });
});
