// Made-up past prices for the demo, contributed through the server's public API as other shoppers would.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { itemUrl } from "../../tests/fixtures/shop/page-frame.mjs";
import { pdpAnswerText } from "../../tests/fixtures/shop/pdp-answer.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/**
 * Stretches at one price: from and until how many days ago, percent of today's price. What lies between
 * two stretches nobody saw. Products take turns. The server takes 30 days back.
 */
const PRICE_PATHS = [
  [
    [29, 25, 100],
    [25, 18, 112],
    [18, 13, 104],
    [9, 7, 93],
    [7, 2, 112],
    [2, 0.2, 100],
  ],
  [
    [29, 21, 118],
    [21, 16, 104],
    [16, 9, 121],
    [9, 7.5, 97],
    [6, 2, 118],
    [2, 0.2, 100],
  ],
  [
    [28, 24, 96],
    [24, 12, 100],
    [12, 6, 109],
    [4, 0.2, 100],
  ],
];

/** The first and the last sighting of a stretch, in milliseconds before now. */
const sightings = ([fromDays, untilDays]) => [fromDays * DAY_MS, untilDays * DAY_MS + 2 * HOUR_MS];

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

function madeUp(observation, agoMs, percent) {
  const seenAt = new Date(Date.parse(observation.observed_at) - agoMs);
  return {
    ...observation,
    observed_at: seenAt.toISOString().replace(".000Z", "Z"),
    price_minor: Math.round((observation.price_minor * percent) / 100),
  };
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
    const past = PRICE_PATHS[turn % PRICE_PATHS.length].flatMap((stretch) =>
      sightings(stretch).flatMap((agoMs) =>
        today.map((observation) => madeUp(observation, agoMs, stretch[2])),
      ),
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
