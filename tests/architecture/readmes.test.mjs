// The READMEs name what is there: links, scripts, paths; the core's also every layer and method.
import assert from "node:assert/strict";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, test } from "node:test";
import { GENERATED_FOLDERS, readTree, REPOSITORY } from "./repository-tree.mjs";

const tree = readTree();

describe("READMEs", () => {
  const readmes = [...tree.keys()].filter((path) => basename(path) === "README.md");
  const isGenerated = (path) => GENERATED_FOLDERS.includes(path.split("/")[0]);
  const isThere = (path) => isGenerated(path) || existsSync(join(REPOSITORY, path));
  const withoutBlocks = (text) => text.replace(/^```[\s\S]*?^```/gm, "");

  for (const readme of readmes) {
    const text = tree.get(readme);

    test(`${readme}: every link inside the repository leads somewhere`, () => {
      const targets = [...withoutBlocks(text).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target]) => target);
      const broken = targets.filter((target) => !/^https?:/.test(target) && !isThere(join(dirname(readme), target)));
      assert.deepEqual(broken, []);
    });

    test(`${readme}: every script it names is there and can be run`, () => {
      for (const [script] of text.matchAll(/\bscripts\/[a-z]+\b(?!\/)/g)) {
        assert.doesNotThrow(() => accessSync(join(REPOSITORY, script), constants.X_OK), script);
      }
    });
  }

  for (const readme of ["README.md", "wasm-core/README.md"]) {
    test(`${readme}: every path it names is there`, () => {
      const spans = [...withoutBlocks(tree.get(readme)).matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
      const paths = spans.filter((span) => /^[\w.-]+(\/[\w.-]+)*\/?$/.test(span) && /\/|\.(json|md|txt|cpp|h)$/.test(span));
      assert.ok(paths.length > 5);
      const missing = paths.filter((path) => !isThere(path) && !isThere(join(dirname(readme), path)));
      assert.deepEqual(missing, []);
    });
  }

  test("wasm-core/README.md names every layer and every method", () => {
    const text = tree.get("wasm-core/README.md");
    const layers = readdirSync(join(REPOSITORY, "wasm-core/src")).map((name) => `src/${name}/`);
    const methods = Object.keys(JSON.parse(tree.get("wasm-core/contracts/methods.json")));
    assert.deepEqual(
      [...layers, ...methods].filter((name) => !text.includes(`\`${name}\``)),
      [],
    );
  });
});
