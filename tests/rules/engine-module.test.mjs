// The lines that wasm-core/README.md gives to developers, run as they stand there.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";
import { readText, REPOSITORY } from "./engine.mjs";

const README = readText("wasm-core/README.md");
const blockOf = (language) => README.match(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "m"))?.[1];

describe("wasm-core/README.md", () => {
  const fixture = fixtureByName("module/desk-lamp");
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "companion-module-"));
    symlinkSync(join(REPOSITORY, "dist"), join(folder, "dist"));
    symlinkSync(join(REPOSITORY, "dist/engine"), join(folder, "engine"));
    writeFileSync(join(folder, "page.html"), fixture.render());
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (script) =>
    spawnSync(process.execPath, ["--input-type=module"], { cwd: folder, input: script, encoding: "utf8" });

  test("the lines for Node print the offer of a saved page", () => {
    const { status, stdout, stderr } = run(blockOf("js"));
    assert.equal(status, 0, stderr);
    assert.match(stdout, new RegExp(`price_minor: \\{ min: ${fixture.expected.offer.price_minor.min}, `));
  });

  test("the lines for a web page show the lowest price", () => {
    const script = blockOf("html").match(/<script type="module">\n([\s\S]*?)<\/script>/)[1];
    // Node has no page to show it in and fetches no files; the rest is the same.
    const page = `
      import { readFile } from "node:fs/promises";
      const document = { body: { append: (text) => console.log(text) } };
      const fetch = async (path) => new Response(await readFile(path));
    `;
    const { status, stdout, stderr } = run(page + script);
    assert.equal(status, 0, stderr);
    assert.equal(stdout, "lowest: 1999\n");
  });
});
