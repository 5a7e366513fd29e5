// Do both sides read the same? Every leaf of the facts is compared with the plain reader's.

/** What the facts say about the reading itself, which the plain reader has no counterpart for. */
const ABOUT_READING = ["page", "layout", "state", "missing", "warnings", "sources"];

function leaves(value, path, found) {
  if (value === undefined) return found;
  if (value === null || typeof value !== "object") return found.set(path, value);
  for (const [key, inner] of Object.entries(value)) leaves(inner, path ? `${path}.${key}` : key, found);
  return found;
}

/** The sections that facts hold: the keys besides those about the reading. */
export const sectionsOf = (facts) => new Set(Object.keys(facts).filter((key) => !ABOUT_READING.includes(key)));

/**
 * @returns {{same: number, differences: {path: string, facts: unknown, plain: unknown}[]}}
 *   `facts` or `plain` undefined: that side did not read it
 */
export function compareFacts(facts, plain) {
  const sections = sectionsOf(facts);
  const ours = leaves(Object.fromEntries([...sections].map((key) => [key, facts[key]])), "", new Map());
  const theirs = leaves(plain, "", new Map());
  const differences = [];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(path), theirs.get(path)];
    if (a !== b) differences.push({ path, facts: a, plain: b });
  }
  return { same: ours.size - differences.filter(({ facts: a }) => a !== undefined).length, differences };
}
