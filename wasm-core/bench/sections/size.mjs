// What a shopper downloads, and what each layout adds to it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readEngine } from "../engine-file.mjs";
import { median } from "../measure.mjs";
import { heading, kilobytes, remark, table } from "../table.mjs";

const LAYOUTS = new URL("../../rules/pages/", import.meta.url).pathname;
const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** The rule as the WASM file holds it: as its author wrote it, or without its white space. */
function embeddedForm(wasm, text) {
  const forms = [text, JSON.stringify(JSON.parse(text))].map((form) => Buffer.from(form.trim()));
  return forms.find((form) => wasm.includes(form));
}

/** The file's growth through one rule: gzipped as it is, minus gzipped without the rule's text. */
function growth(wasm, wholeZipped, form) {
  const at = wasm.indexOf(form);
  return wholeZipped - zipped(Buffer.concat([wasm.subarray(0, at), wasm.subarray(at + form.length)]));
}

/** @returns {{bytes, zippedBytes, layouts: {file, bytes, embedded: boolean, zippedGrowth?}[]}} */
export async function measure() {
  const wasm = await readEngine();
  const zippedBytes = zipped(wasm);
  const files = (await readdir(LAYOUTS)).filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"));
  const layouts = [];
  for (const file of files.sort()) {
    const form = embeddedForm(wasm, await readFile(join(LAYOUTS, file), "utf8"));
    layouts.push(
      form
        ? { file, embedded: true, bytes: form.length, zippedGrowth: growth(wasm, zippedBytes, form) }
        : { file, embedded: false, bytes: (await readFile(join(LAYOUTS, file))).length },
    );
  }
  return { bytes: wasm.length, zippedBytes, layouts };
}

export function print({ bytes, zippedBytes, layouts }) {
  heading(`companion-core.wasm: ${kilobytes(bytes)} KB, gzipped ${kilobytes(zippedBytes)} KB (limit 300 KB)`);
  table(
    ["layout", "rule KB", "adds KB gzipped"],
    layouts.map(({ file, bytes: size, embedded, zippedGrowth }) => [
      file,
      kilobytes(size),
      embedded ? (zippedGrowth / 1e3).toFixed(2) : "not found in the file",
    ]),
  );
  const grown = layouts.filter(({ embedded }) => embedded).map(({ zippedGrowth }) => zippedGrowth);
  if (grown.length < layouts.length) {
    remark("A rule that is not found has been changed since the WASM file was built, or is kept in another form.");
  }
  if (grown.length === 0) return;
  remark(
    `${grown.length} of ${layouts.length} layouts: median ${(median(grown) / 1e3).toFixed(2)} KB, ` +
      `most ${(Math.max(...grown) / 1e3).toFixed(2)} KB gzipped (limit 2 KB)`,
  );
}
