// The price server: how fast it takes and gives, what many products cost, what it does when too much is
// asked of it. COMPANION_BENCH_PRODUCTS: further sizes of store, separated by commas (10000000 takes ten
// minutes and 6 GB).
import { heading, percent, remark, table } from "../table.mjs";
import { measureIngest } from "../server/ingest.mjs";
import { measureOverload } from "../server/overload.mjs";
import { areBuilt, hasWrk } from "../server/programs.mjs";
import { measureReads } from "../server/reads.mjs";
import { measureScale } from "../server/scale.mjs";

const SIZES = [100_000, 1_000_000];

const sizes = () => [...SIZES, ...(process.env.COMPANION_BENCH_PRODUCTS ?? "").split(",").filter(Boolean).map(Number)];

export async function measure() {
  if (!areBuilt()) return { missing: "server/bench is not built (scripts/bench builds it)" };
  const ingest = await measureIngest();
  const reads = (await hasWrk()) ? await measureReads() : { missing: "wrk is not installed (apt-get install wrk)" };
  const overload = await measureOverload();
  const scale = [];
  for (const products of sizes()) scale.push(await measureScale(products));
  return { ingest, reads, overload, scale };
}

const perSecond = (number) => Math.round(number).toLocaleString("en");
const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
const ms = (number) => number.toFixed(number < 10 ? 2 : 0);

function printIngest({ ratio, ours, bare, batchMs, observations, connections, refused }) {
  heading("Ingest: durable observations a second through HTTP, against a bare SQLite bulk insert of the same rows");
  table(
    ["ratio", "ours /s", "bare /s", "batch p50 ms", "p99 ms"],
    [[ratio.toFixed(2), perSecond(ours), perSecond(bare), ms(batchMs.p50), ms(batchMs.p99)]],
  );
  remark(`${perSecond(observations)} observations in signed batches of 100 over ${connections} connections; medians.`);
  if (refused > 0) remark(`up to ${refused} batches were refused (503) and do not count: the machine was busy.`);
  remark("Ed25519: one signature a batch, each checked by itself. The bare insert: one thread, 10,000 rows a commit.");
}

function printReads(reads) {
  heading("History reads a second (wrk), against a bare Beast server with answers of the same size");
  if (reads.missing) return remark(reads.missing);
  const { ratio, ours, hello, answerBytes, halfLoad, errors } = reads;
  table(
    ["ratio", "ours /s", "hello /s", "answer KB", "p50 ms at half load", "p99 ms"],
    [[ratio.toFixed(2), perSecond(ours), perSecond(hello), (answerBytes / 1e3).toFixed(1), ms(halfLoad.p50), ms(halfLoad.p99)]],
  );
  remark(`${perSecond(reads.products)} products, random buckets; ${errors} errors. wrk runs on the same cores.`);
}

function printOverload(overload) {
  heading("Overload: five times the requests that can be answered, sent whether there are answers or not");
  table(
    ["what", "capacity /s", "answered /s", "accepted /s", "accepted", "p99 ms", "since due", "unanswered", "memory MB", "peak MB"],
    Object.entries(overload).map(([what, one]) => [
      what,
      perSecond(one.capacity),
      perSecond(one.answered),
      perSecond(one.acceptedPerSecond),
      percent(one.acceptedShare),
      one.acceptedMs ? ms(one.acceptedMs.p99) : "none",
      one.acceptedDueMs ? ms(one.acceptedDueMs.p99) : "none",
      one.unanswered,
      megabytes(one.memoryBefore),
      megabytes(one.memory),
    ]),
  );
  for (const [what, { refused }] of Object.entries(overload)) remark(`${what}: ${JSON.stringify(refused)} refused`);
  remark("p99 of the accepted from their sending, and since they were due: with the wait for the generator, which has the same cores.");
}

function printScale(scale) {
  heading("Many products, of 30 change points each: bytes a change point, and what reading costs");
  table(
    ["products", "on disk", "full pages", "values", "history", "start ms", "read p50 ms", "p99 ms", "memory MB"],
    scale.map((one) => [
      perSecond(one.products),
      one.bytesPerPoint.toFixed(2),
      one.fullPagesBytesPerPoint.toFixed(2),
      one.productBytesPerPoint.toFixed(2),
      one.historyBytesPerPoint.toFixed(2),
      one.startMs.toFixed(0),
      ms(one.readMs.p50),
      ms(one.readMs.p99),
      megabytes(one.memory.now),
    ]),
  );
  remark("full pages: after a VACUUM. values: without what the database adds. history: without explanations and ids.");
}

export function print(results) {
  if (results.missing) return remark(results.missing);
  printIngest(results.ingest);
  printReads(results.reads);
  printOverload(results.overload);
  printScale(results.scale);
}
