// What a store with many products costs: disk, memory, time to start, time to read.
import { join } from "node:path";
import { writeBuckets } from "./batches.mjs";
import { inFreshFolder } from "./ingest.mjs";
import { fillPrices, load, startServer } from "./programs.mjs";

const CHANGE_POINTS = 30;
const READS = 10_000;
const RANDOM_READERS = 1;

/** @returns {{products, bytesPerPoint, historyBytesPerPoint, fullPagesBytesPerPoint, startMs, memory, readMs}} */
export async function measureScale(products) {
  return inFreshFolder(async (folder) => {
    const filled = await fillPrices(folder, products, CHANGE_POINTS);
    const server = await startServer(folder);
    const answer = await fetch(`http://127.0.0.1:${server.port}/v1/config`);
    const { prefix_length: digits } = (await answer.json()).value;
    const file = join(folder, "buckets");
    await writeBuckets(file, digits, READS);
    const { ms } = await load({ port: server.port, file, connections: RANDOM_READERS, seconds: 0 });
    const memory = await server.memory();
    await server.stop();
    const perPoint = (bytes) => bytes / filled.change_points;
    return {
      products,
      changePoints: filled.change_points,
      fileBytes: filled.file_bytes,
      bytesPerPoint: perPoint(filled.file_bytes),
      fullPagesBytesPerPoint: perPoint(filled.vacuumed_bytes),
      productBytesPerPoint: perPoint(filled.product_bytes),
      historyBytesPerPoint: perPoint(filled.history_bytes),
      fillSeconds: filled.seconds,
      startMs: server.startMs,
      memory,
      readMs: ms["200"],
    };
  });
}
