// Durable observations a second through HTTP against a bare SQLite bulk insert of the same rows.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "../measure.mjs";
import { OBSERVATIONS_PER_BATCH, writeBatches } from "./batches.mjs";
import { bulkInsert, load, startServer } from "./programs.mjs";

const BATCHES = 1000;
const CONNECTIONS = 8;
const ROUNDS = 3;

/** Calls work with a fresh folder, which is gone afterwards. */
export async function inFreshFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "companion-server-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ingestOnce(file) {
  return inFreshFolder(async (folder) => {
    const server = await startServer(folder);
    const { answers, seconds, ms } = await load({ port: server.port, file, connections: CONNECTIONS, seconds: 0 });
    await server.stop();
    const accepted = answers["200"];
    return { perSecond: (accepted * OBSERVATIONS_PER_BATCH) / seconds, refused: BATCHES - accepted, batchMs: ms["200"] };
  });
}

async function insertOnce(file) {
  const { rows, seconds } = await inFreshFolder((folder) => bulkInsert(folder, file));
  return rows / seconds;
}

/** @returns {{observations, connections, ours, bare, ratio, refused, batchMs}} a second, medians */
export async function measureIngest() {
  return inFreshFolder(async (folder) => {
    const file = join(folder, "batches");
    await writeBatches(file, BATCHES);
    const ours = [];
    const bare = [];
    for (let round = 0; round < ROUNDS; ++round) {
      ours.push(await ingestOnce(file));
      bare.push(await insertOnce(file));
    }
    const perSecond = median(ours.map((one) => one.perSecond));
    return {
      observations: BATCHES * OBSERVATIONS_PER_BATCH,
      connections: CONNECTIONS,
      ours: perSecond,
      bare: median(bare),
      ratio: median(ours.map((one, i) => one.perSecond / bare[i])),
      refused: Math.max(...ours.map((one) => one.refused)),
      batchMs: ours.find((one) => one.perSecond === perSecond).batchMs,
    };
  });
}
