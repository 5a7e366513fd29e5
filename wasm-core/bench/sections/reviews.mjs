// 100 reviews of median length → digest in Node, Chromium and Firefox, and what a network of BERT-base's
// shape would cost in the same runtime.
import { measureInBrowser } from "../reviews/in-browser.mjs";
import { measureInNode } from "../reviews/in-node.mjs";
import { measureLargeNetwork, TEXTS } from "../reviews/large-network.mjs";
import { heading, milliseconds, ratio, remark, table } from "../table.mjs";
import { medianReviews } from "../texts/reviews.mjs";

const REVIEWS = 100;
const ROUNDS = 9;

/** @returns times in milliseconds; `large` absent without python3-onnx, a browser that is not installed in `absent` */
export async function measure() {
  const input = medianReviews(REVIEWS);
  const { ort, ...node } = await measureInNode(input, ROUNDS);
  const browsers = [];
  const absent = [];
  for (const name of ["chromium", "firefox"]) {
    try {
      browsers.push(await measureInBrowser(name, input, ROUNDS));
    } catch (fault) {
      absent.push(`${name}: ${fault.message}`);
    }
  }
  return { reviews: REVIEWS, node, browsers, absent, large: await measureLargeNetwork(ort, REVIEWS, node.words) };
}

const megabytes = (mb) => (mb === undefined ? "unknown" : mb.toFixed(0));

export function print({ reviews, node, browsers, absent, large }) {
  heading(`${reviews} reviews of about ${node.words} words → digest (medians of ${ROUNDS}; cold: once, all loading included)`);
  const sides = [{ name: "node", cold: node.cold, warm: node.warm.all, memoryMb: node.memoryMb }, ...browsers];
  table(
    ["", "cold ms", "warm ms", "peak memory MB"],
    sides.map(({ name, cold, warm, memoryMb }) => [name, milliseconds(cold), milliseconds(warm), megabytes(memoryMb)]),
  );
  remark("peak memory: of the process that reads, beyond what it had before anything was loaded.");
  for (const line of absent) remark(`not measured in ${line}`);
  const { prepare, network, digest } = node.warm;
  remark(`node, warm: words ${milliseconds(prepare)}, network ${milliseconds(network)}, digest ${milliseconds(digest)} ms; word lists alone ${milliseconds(node.rules)} ms.`);
  if (large === undefined) return remark("No network of BERT-base's shape to compare with: needs python3-onnx.");
  remark(`A network of BERT-base's shape in Node, same runtime, ${TEXTS} texts scaled up: ${milliseconds(large)} ms, ${ratio(large, node.warm.all)} of all of ours.`);
}
