// The repository as text: every file that people wrote.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
export const GENERATED_FOLDERS = ["node_modules", "build", "dist", "out", ".git"];
const GENERATED_FILES = /\.gen\.|^package-lock\.json$/;
const BINARY = /\.(png|woff2|zip|wasm|onnx)$/;

/** path → text; the text of a binary file is empty. */
export function readTree(folder = "") {
  const tree = new Map();
  for (const entry of readdirSync(join(REPOSITORY, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !GENERATED_FOLDERS.includes(path)) {
      for (const [inner, text] of readTree(path)) tree.set(inner, text);
    }
    if (entry.isFile() && !GENERATED_FILES.test(entry.name)) {
      tree.set(path, BINARY.test(entry.name) ? "" : readFileSync(join(REPOSITORY, path), "utf8"));
    }
  }
  return tree;
}
