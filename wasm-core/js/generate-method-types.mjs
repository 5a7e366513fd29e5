// Generates the TypeScript types of every method of a module (methods.gen.ts, review-methods.gen.ts,
// trust-methods.gen.ts) out of its contracts: method → schema of its arguments and its value.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { compile } from "json-schema-to-typescript";

/** @param {string} root the repository root */
export async function generateMethodTypes(root) {
  await generateTypes(root, "methods.json", "Methods", "methods.gen.ts");
  await generateTypes(root, "review_methods.json", "ReviewMethods", "review-methods.gen.ts");
  await generateTypes(root, "trust_methods.json", "TrustMethods", "trust-methods.gen.ts");
}

async function generateTypes(root, contract, title, output) {
  const contracts = path.join(root, "wasm-core/contracts");
  const methods = JSON.parse(await readFile(path.join(contracts, contract), "utf8"));
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
    title,
    description: "Every method: the type of its arguments and of its value.",
    type: "object",
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
  const types = await compile(schema, title, {
    cwd: contracts + path.sep,
    additionalProperties: false,
    bannerComment: "// Generated from wasm-core/contracts by generate-method-types.mjs.",
    $refOptions: { resolve: { http: false } },
  });
  await writeFile(path.join(root, "wasm-core/js", output), types);
}
