// What a running server gives out of a product, asked for as the extension asks.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

const ENGINE = new URL("../../dist/engine/", import.meta.url);
const PUBLISH_TIMEOUT_MS = 10000;
const POLL_MS = 50;
let engine;

export async function companionEngine() {
  const { createEngine } = await import(new URL("engine.mjs", ENGINE));
  engine ??= await createEngine(await readFile(new URL("companion-core.wasm", ENGINE)));
  return engine;
}

export function valueOf(envelope) {
  if (!envelope.ok) throw new Error(`${envelope.error.where}: ${envelope.error.message}`);
  return envelope.value;
}

const idOf = (definition) => definition.canonicalId ?? definition.id;

async function prefixOf(server, productId) {
  const { prefix_length: digits } = valueOf(await server.get("/v1/config"));
  const hash = createHash("sha256").update(`product:${productId}`).digest("hex");
  return digits === 0 ? "all" : hash.slice(0, digits);
}

/** What is public about one product; undefined when nothing is. */
export async function sharedProduct(server, definition) {
  const prefix = await prefixOf(server, idOf(definition));
  const { products } = valueOf(await server.get(`/v1/history/${prefix}`));
  return products.find((product) => product.product_id === idOf(definition));
}

/** The server's series of one product, each read by the engine: [] when it knows none. */
export async function sharedHistory(server, definition) {
  const found = (await sharedProduct(server, definition))?.series ?? [];
  const { call } = await companionEngine();
  return found.map(({ days, ...series }) =>
    valueOf(call("history.merge", { series: { ...keyOf(series), runs: [] }, sightings: [], others: [series] })),
  );
}

const keyOf = ({ sku_id, currency, ship_to, context }) => ({ sku_id, currency, ship_to, context });

/** Waits until the server, which decides in the background, publishes a price seen at `time` (ISO 8601) or later. */
export async function untilPublished(server, definition, time) {
  const deadline = Date.now() + PUBLISH_TIMEOUT_MS;
  // The server keeps the hour.
  const hour = `${time.slice(0, "2026-11-23T03".length)}:00:00Z`;
  while (Date.now() < deadline) {
    const series = await sharedHistory(server, definition);
    if (series.some(({ runs }) => (runs.at(-1)?.to ?? "") >= hour)) return series;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`the server does not publish what was seen of ${idOf(definition)} at ${time}`);
}

/** The server's flags for histories that one contributor makes up: nobody has to confirm them, and they may be old. */
export const flagsForMadeUpHistory = (days) => [
  ...["--open-days", String(days + 1)],
  ...["--publish-keys", "1"],
  ...["--publish-networks", "1"],
  ...["--publish-interval-ms", "50"],
  // A long past comes in at once, and everybody on this machine is of one network.
  ...["--key-observations-per-minute", "0"],
  ...["--network-new-keys-per-minute", "0"],
];
