// History reads a second against a bare Beast server that answers as many bytes, and how long they take
// when the server is busy by half.
import os from "node:os";
import { join } from "node:path";
import { median } from "../measure.mjs";
import { writeBuckets } from "./batches.mjs";
import { inFreshFolder } from "./ingest.mjs";
import { fillPrices, load, startBareHello, startServer, wrk } from "./programs.mjs";

const PRODUCTS = 100_000;
const CHANGE_POINTS = 30;
const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;

const digitsOf = async (port) => {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/config`);
  return (await answer.json()).value.prefix_length;
};

async function againstHello(server, digits) {
  const ours = [];
  const hello = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; ++round) {
    ours.push(await wrk({ port: server.port, digits, connections: CONNECTIONS, seconds: SECONDS }));
    bytes = Math.round(ours[0].bytes / ours[0].requests);
    const bare = await startBareHello(bytes, os.cpus().length);
    hello.push(await wrk({ port: bare.port, digits, connections: CONNECTIONS, seconds: SECONDS }));
    await bare.stop();
  }
  return {
    answerBytes: bytes,
    ours: median(ours.map(({ perSecond }) => perSecond)),
    hello: median(hello.map(({ perSecond }) => perSecond)),
    ratio: median(ours.map(({ perSecond }, i) => perSecond / hello[i].perSecond)),
    errors: ours.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** @returns {{products, answerBytes, ours, hello, ratio, errors, halfLoad: {rate, p50, p99}}} */
export async function measureReads() {
  return inFreshFolder(async (folder) => {
    await fillPrices(folder, PRODUCTS, CHANGE_POINTS);
    const server = await startServer(folder);
    const digits = await digitsOf(server.port);
    const compared = await againstHello(server, digits);
    const file = join(folder, "buckets");
    await writeBuckets(file, digits, 10_000);
    const rate = compared.ours / 2;
    const { ms } = await load({ port: server.port, file, connections: CONNECTIONS, seconds: SECONDS, rate });
    await server.stop();
    return { products: PRODUCTS, ...compared, halfLoad: { rate, ...ms["200"] } };
  });
}
