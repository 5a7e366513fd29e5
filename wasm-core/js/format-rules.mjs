#!/usr/bin/env node
// The one way in which rule files are written: two spaces, and an object or array on one
// line where it fits. `format-rules.mjs [--write] FILE…` names (or rewrites) the files
// that are written otherwise; exit status 1 when there are any.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LINE_LENGTH = 110;

function onOneLine(value) {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function formatted(value, indent, room) {
  const line = onOneLine(value);
  const isContainer = value !== null && typeof value === "object";
  if (!isContainer || (indent.length > 0 && line.length <= room)) return line;
  const inner = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((element) => inner + formatted(element, inner, LINE_LENGTH - inner.length - 1))
    : Object.entries(value).map(([key, member]) => {
        const start = `${inner}${JSON.stringify(key)}: `;
        return start + formatted(member, inner, LINE_LENGTH - start.length - 1);
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${rows.join(",\n")}\n${indent}${close}`;
}

/** The canonical text of a rule file's value. */
export const formatRule = (value) => `${formatted(value, "", 0)}\n`;

function main(args) {
  const write = args.includes("--write");
  const files = args.filter((arg) => arg !== "--write");
  let others = 0;
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const canonical = formatRule(JSON.parse(text));
    if (text === canonical) continue;
    others += 1;
    console.log(file);
    if (write) writeFileSync(file, canonical);
  }
  return others > 0 && !write ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
