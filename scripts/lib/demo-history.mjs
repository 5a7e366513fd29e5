// Made-up past prices for the demo, contributed through the server's public API as other shoppers would.
import { itemUrl } from "../../tests/fixtures/shop/page-frame.mjs";
import { pdpAnswerText } from "../../tests/fixtures/shop/pdp-answer.mjs";
import { Contributor } from "./contributor.mjs";
import { companionEngine, untilPublished, valueOf } from "./shared-history.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** How far back the made-up prices reach; the demo's server is told to take that much. */
export const MADE_UP_DAYS = 150;
/**
 * Stretches at one price: from and until how many days ago, percent of today's price. What lies between
 * two stretches nobody saw. Products take turns; the last ones have too short a past for a judgement.
 */
const PRICE_PATHS = [
  [
    [140, 118, 122],
    [118, 104, 131],
    [96, 78, 122],
    [78, 69, 104],
    [69, 44, 127],
    [44, 30, 119],
    [24, 18, 131],
    [18, 11, 122],
    [11, 2, 118],
    [1, 0.2, 100],
  ],
  [
    [132, 96, 100],
    [96, 90, 84],
    [90, 52, 100],
    [38, 21, 96],
    [21, 16, 121],
    [16, 0.2, 100],
  ],
  [
    [28, 24, 96],
    [24, 12, 100],
    [12, 6, 109],
    [4, 0.2, 100],
  ],
];
/** Contributors come by about this often while a price holds. */
const SIGHTING_EVERY_DAYS = 3;

/** The sightings of a stretch, in milliseconds before now: its first, its last and some between. */
function sightings([fromDays, untilDays]) {
  const days = [];
  for (let day = fromDays; day > untilDays; day -= SIGHTING_EVERY_DAYS) days.push(day);
  return [...days.map((day) => day * DAY_MS), untilDays * DAY_MS + 2 * HOUR_MS];
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
    accepted += await new Contributor().contribute(server, past);
    await untilPublished(server, definition, past.at(-1).observed_at);
  }
  return accepted;
}
