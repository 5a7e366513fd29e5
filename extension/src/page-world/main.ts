// Runs in the page's own world before any of its scripts: observes the answers of the
// page's own API requests and passes them on. Changes nothing the page can rely on, adds
// no request, throws nothing into the page.
import { apis, reviewApis } from "companion:page-probes";
import {
  ANSWER_EVENT,
  encodeAnswer,
  MAX_ANSWER_CHARS,
  REPLAY_EVENT,
  START_EVENT,
  STOP_EVENT,
  type ObservedAnswer,
} from "../page-channel.js";
import { AnswerRing } from "./answer-ring.js";
import type { Undo } from "./api-match.js";
import { observeFetch } from "./observe-fetch.js";
import { observeJsonp } from "./observe-jsonp.js";
import { observeXhr } from "./observe-xhr.js";

/** Reviews come page after page: they must not push out the product's own data. */
const rings = { product: new AnswerRing(), reviews: new AnswerRing() };
const allApis = [...apis, ...reviewApis];
let undos: Undo[] = [];

function announce(answer: ObservedAnswer): void {
  document.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail: encodeAnswer(answer) }));
}

function sink(answer: ObservedAnswer): void {
  if (answer.text.length > MAX_ANSWER_CHARS) return;
  const isReviews = reviewApis.some((api) => answer.url.includes(api));
  (isReviews ? rings.reviews : rings.product).add(answer);
  // Later, so that the page's own handling of the answer is not held up.
  setTimeout(() => announce(answer));
}

function start(): void {
  if (undos.length > 0) return;
  undos = [observeFetch(allApis, sink), observeXhr(allApis, sink), observeJsonp(allApis, sink)];
}

function stop(): void {
  for (const undo of undos) undo();
  undos = [];
  for (const ring of Object.values(rings)) ring.clear();
}

document.addEventListener(START_EVENT, start);
document.addEventListener(STOP_EVENT, stop);
document.addEventListener(REPLAY_EVENT, () => {
  for (const ring of Object.values(rings)) ring.answers().forEach(announce);
});
start();
