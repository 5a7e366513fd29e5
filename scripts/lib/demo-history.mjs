// Made-up past prices for the demo, contributed through the server's public API as other shoppers would.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { itemUrl } from "../../tests/fixtures/shop/page-frame.mjs";
import { pdpAnswerText } from "../../tests/fixtures/shop/pdp-answer.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Days before today → price in percent of today's; each pair of days is a stretch at one price, and what
 * lies between stretches nobody saw. Products take turns. The server takes 30 days back.
 */
const PRICE_PATHS = [
  [
    [29, 100],
    [27, 100],
    [25, 112],
    [22, 112],
    [20, 108],
    [17, 108],
    [14, 93],
    [13, 93],
    [11, 112],
    [3, 112],
    [1, 100],
  ],
  [
    [29, 118],
    [21, 118],
    [20, 104],
    [16, 104],
    [15, 121],
    [9, 121],
    [8, 97],
    [7, 97],
    [5, 118],
    [2, 118],
    [1, 100],
  ],
  [
    [28, 96],
    [24, 96],
    [23, 100],
    [12, 100],
    [10, 109],
    [6, 109],
    [5, 100],
    [1, 100],
  ],
];

const ENGINE = new URL("../../dist/engine/", import.meta.url);
let engine;

async function companionEngine() {
  const { createEngine } = await import(new URL("engine.mjs", ENGINE));
  engine ??= await createEngine(await readFile(new URL("companion-core.wasm", ENGINE)));
  return engine;
}

function valueOf(envelope) {
  if (!envelope.ok) throw new Error(`${envelope.error.where}: ${envelope.error.message}`);
  return envelope.value;
}

/** What a shopper's device would report after seeing this product now. */
async function observationsOf(definition, now) {
  const { call } = await companionEngine();
  const facts = valueOf(call("facts.read", { url: itemUrl(definition) }, pdpAnswerText(definition)));
  return valueOf(call("observations.from_facts", { now: now.toISOString(), facts })).observations;
}

const hashOf = (definition) =>
  createHash("sha256")
    .update(`product:${definition.canonicalId ?? definition.id}`)
    .digest("hex");

/** Posts a price path for every product; returns how many observations the server took. */
export async function contributeMadeUpHistory(server, definitions) {
  let accepted = 0;
  for (const [turn, definition] of definitions.entries()) {
    const today = await observationsOf(definition, new Date());
    const past = PRICE_PATHS[turn % PRICE_PATHS.length].flatMap(([days, percent]) =>
      today.map((observation) => ({
        ...observation,
        observed_at: new Date(Date.parse(observation.observed_at) - days * DAY_MS)
          .toISOString()
          .replace(".000Z", "Z"),
        price_minor: Math.round((observation.price_minor * percent) / 100),
      })),
    );
    const answer = valueOf(await server.post("/v1/observations", { observations: past }));
    if (answer.refused.length > 0) throw new Error(`the server refused ${JSON.stringify(answer.refused[0])}`);
    accepted += answer.accepted;
  }
  return accepted;
}

/** The server's series of one product: [] when it knows none. */
export async function sharedHistory(server, definition) {
  const { products } = valueOf(await server.get(`/v1/history/${hashOf(definition).slice(0, 4)}`));
  return products.find((product) => product.key === hashOf(definition))?.series ?? [];
}
