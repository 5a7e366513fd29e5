// Five times as many requests as the server can answer, whether it answers or not.
import { join } from "node:path";
import { writeBatches, writeBuckets } from "./batches.mjs";
import { inFreshFolder } from "./ingest.mjs";
import { fillPrices, load, startServer } from "./programs.mjs";

const TIMES_CAPACITY = 5;
const PRODUCTS = 100_000;
const CHANGE_POINTS = 30;
const PREFIX_DIGITS = 3; // of 100,000 products
const BATCHES = 500;
const CAPACITY_CONNECTIONS = 16;
const OVERLOAD_CONNECTIONS = 512;
const SECONDS = 8;

/** What a load that is answered with 200 or refused did: shares, times and memory. */
function summary(capacity, { answers, ms, due_ms: dueMs, seconds, unanswered }, memoryBefore, memory) {
  const sent = Object.values(answers).reduce((sum, count) => sum + count, unanswered);
  return {
    capacity,
    offered: TIMES_CAPACITY * capacity,
    answered: sent / seconds,
    acceptedPerSecond: (answers["200"] ?? 0) / seconds,
    acceptedShare: (answers["200"] ?? 0) / sent,
    refused: Object.fromEntries(Object.entries(answers).filter(([status]) => status !== "200")),
    unanswered,
    acceptedMs: ms["200"],
    acceptedDueMs: dueMs["200"],
    refusedMs: ms["503"],
    memoryBefore,
    memory,
  };
}

async function overload(server, file) {
  const closed = await load({ port: server.port, file, connections: CAPACITY_CONNECTIONS, seconds: SECONDS / 2 });
  const capacity = closed.answers["200"] / closed.seconds;
  const memoryBefore = (await server.memory()).now;
  const outcome = await load({
    port: server.port,
    file,
    connections: OVERLOAD_CONNECTIONS,
    seconds: SECONDS,
    rate: TIMES_CAPACITY * capacity,
  });
  return summary(capacity, outcome, memoryBefore, (await server.memory()).peak);
}

/** @returns {{reads, batches}} */
export async function measureOverload() {
  return inFreshFolder(async (folder) => {
    const buckets = join(folder, "buckets");
    const batches = join(folder, "batches");
    await writeBuckets(buckets, PREFIX_DIGITS, 10_000);
    await writeBatches(batches, BATCHES);
    await fillPrices(folder, PRODUCTS, CHANGE_POINTS);
    const server = await startServer(folder);
    const reads = await overload(server, buckets);
    const writes = await overload(server, batches);
    await server.stop();
    return { reads, batches: writes };
  });
}
