// Files of the repository by path. (jsdom's URL class is not the one Node's fs takes.)
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The absolute path of a file given from the repository's root. */
export const repositoryFile = (path: string): string => join(ROOT, path);
