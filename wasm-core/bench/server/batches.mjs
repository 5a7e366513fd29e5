// Signed batches as files of requests, for companion_load.
import { generateKeyPairSync, sign } from "node:crypto";
import { writeFile } from "node:fs/promises";

const CONTRIBUTORS = 200;
const PRODUCTS = 20_000;
export const OBSERVATIONS_PER_BATCH = 100;

function contributors() {
  return Array.from({ length: CONTRIBUTORS }, () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
    return { privateKey, key: raw.toString("base64") };
  });
}

/** A repeatable stream of numbers below a limit (mulberry32). */
function stream(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Half of the observations are of a hundredth of the products. */
function observation(below, observedAt) {
  const product = below(2) === 0 ? below(PRODUCTS / 100) : below(PRODUCTS);
  return {
    product_id: String(1005001000000000 + product * 7919),
    currency: "USD",
    context: "public",
    observed_at: observedAt,
    price_minor: 499 + (product % 9000),
  };
}

/** Writes so many batches, one a line; contributors take turns. */
export async function writeBatches(file, batches) {
  const keys = contributors();
  const below = stream(5);
  const observedAt = `${new Date().toISOString().slice(0, 13)}:00:00Z`;
  const lines = Array.from({ length: batches }, (_, i) => {
    const { privateKey, key } = keys[i % CONTRIBUTORS];
    const observations = Array.from({ length: OBSERVATIONS_PER_BATCH }, () => observation(below, observedAt));
    const batch = JSON.stringify({ observations });
    const signature = sign(null, Buffer.from(`companion.observations.v1\n${batch}`), privateKey);
    return JSON.stringify({ batch, key, signature: signature.toString("base64") });
  });
  await writeFile(file, `${lines.join("\n")}\n`);
}

/** Writes paths of random buckets, one a line. */
export async function writeBuckets(file, digits, count) {
  const below = stream(11);
  const bucket = () => (digits === 0 ? "all" : below(16 ** digits).toString(16).padStart(digits, "0"));
  const lines = Array.from({ length: count }, () => `/v1/history/${bucket()}`);
  await writeFile(file, `${lines.join("\n")}\n`);
}
