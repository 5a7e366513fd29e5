// Other people's readers on the same texts: how long they take, and how many fields they have right.
import { createEngine } from "../../../dist/engine/engine.mjs";
import { readEngine } from "../engine-file.mjs";
import { median } from "../measure.mjs";
import { sectionsOf } from "../readers/comparison.mjs";
import { loadPeers } from "../readers/peers.mjs";
import { readPagePlainly, readPlainly } from "../readers/plain-reader.mjs";
import { fieldsOfFacts, judgeFields, trueFields } from "../readers/product-fields.mjs";
import { heading, kilobytes, milliseconds, ratio, remark, table } from "../table.mjs";
import { productObjects, productPages } from "../texts/product-texts.mjs";

const ROUNDS = 41;
const WARM_UP = 15;
const NAMES = [
  "component, 24 SKUs",
  "component, 384 SKUs",
  "api, 24 SKUs",
  "api, 384 SKUs",
  "module page, 24 SKUs",
  "component page, 96 SKUs",
];

async function ourReaders() {
  const engine = await createEngine(await readEngine());
  const facts = ({ text }) => engine.call("facts.read", {}, text).value;
  const plain = (given) => {
    const read = given.kind === "page" ? readPagePlainly : readPlainly;
    return read(given.text, (given.sections ??= sectionsOf(facts(given))));
  };
  const everything = { reads: () => true, fields: fieldsOfFacts };
  return [
    { name: "companion engine", read: facts, ...everything },
    { name: "JSON.parse + plain reads", read: plain, ...everything },
  ];
}

/** Some peers answer by promise, so that each call is awaited; that costs all of them the same µs. */
async function measureText(given, readers) {
  const samples = readers.map(() => []);
  for (let round = -WARM_UP; round < ROUNDS; ++round) {
    for (const [i, reader] of readers.entries()) {
      const begin = performance.now();
      await reader.read(given);
      if (round >= 0) samples[i].push(performance.now() - begin);
    }
  }
  const truth = trueFields(given.definition);
  return Promise.all(
    readers.map(async (reader, i) => ({
      text: given.name,
      bytes: Buffer.byteLength(given.text),
      reader: reader.name,
      ms: median(samples[i]),
      ...judgeFields(truth, reader.fields(await reader.read(given))),
    })),
  );
}

/** @returns {{peers: number, rows: {text, bytes, reader, ms, fields, right, wrong}[]}} */
export async function measure() {
  const peers = await loadPeers();
  const readers = [...(await ourReaders()), ...peers];
  const rows = [];
  for (const given of [...productObjects(), ...productPages()].filter(({ name }) => NAMES.includes(name))) {
    rows.push(...(await measureText(given, readers.filter((reader) => reader.reads(given)))));
  }
  return { peers: peers.length, rows };
}

export function print({ peers, rows }) {
  heading("Open-source readers in Node on the same texts (medians, warm); fields right by the text's definition");
  const engineMs = Object.fromEntries(
    rows.filter(({ reader }) => reader === "companion engine").map(({ text, ms }) => [text, ms]),
  );
  table(
    ["text · reader", "KB", "ms", "÷ engine", "fields right", "wrong"],
    rows.map(({ text, bytes, reader, ms, fields, right, wrong }) => [
      `${text} · ${reader}`,
      kilobytes(bytes),
      milliseconds(ms),
      ratio(ms, engineMs[text]),
      `${right} of ${fields}`,
      wrong.join(" ") || "–",
    ]),
  );
  if (peers === 0) remark("No peers are installed: scripts/bench --peers brings them.");
}
