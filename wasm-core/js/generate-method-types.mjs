// Generates wasm-core/js/methods.gen.ts: the TypeScript types of every engine method, out
// of contracts/methods.json (method → schema of its arguments and its value).
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { compile } from "json-schema-to-typescript";

/** @param {string} root the repository root */
export async function generateMethodTypes(root) {
  const contracts = path.join(root, "wasm-core/contracts");
  const methods = JSON.parse(await readFile(path.join(contracts, "methods.json"), "utf8"));
  const properties = Object.fromEntries(
    Object.entries(methods).map(([name, { args, value }]) => [
      name,
      {
        type: "object",
        additionalProperties: false,
        required: ["args", "value"],
        properties: { args, value },
      },
    ]),
  );
  const schema = {
    title: "Methods",
    description: "Every engine method: the type of its arguments and of its value.",
    type: "object",
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
  const types = await compile(schema, "Methods", {
    cwd: contracts + path.sep,
    additionalProperties: false,
    bannerComment: "// Generated from wasm-core/contracts by generate-method-types.mjs.",
    $refOptions: { resolve: { http: false } },
  });
  await writeFile(path.join(root, "wasm-core/js/methods.gen.ts"), types);
}
