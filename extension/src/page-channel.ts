// How the script in the page's own world hands observed API answers to the content script.
//
// Custom events on `document` with a JSON string as detail: strings cross both browsers'
// world boundary, and unlike window.postMessage no handler of the page sees them by
// accident. The page can read and forge them, so the receiving side trusts nothing.

/** page-world → content: one observed answer. */
export const ANSWER_EVENT = "companion:answer";
/** content → page-world: send again what was observed before the content script ran. */
export const REPLAY_EVENT = "companion:replay";
/** content → page-world: put the page back as it was and forget everything. */
export const STOP_EVENT = "companion:stop";
/** content → page-world: observe again after a stop. */
export const START_EVENT = "companion:start";

export interface ObservedAnswer {
  /** The URL as the page asked for it, absolute. */
  url: string;
  /** The response text, or the JSONP callback's argument as JSON. */
  text: string;
}

/** Answers above this size are no product data. */
export const MAX_ANSWER_CHARS = 4 * 1024 * 1024;

export function encodeAnswer(answer: ObservedAnswer): string {
  return JSON.stringify([answer.url, answer.text]);
}

/** Reads an event's detail; undefined for anything that encodeAnswer did not write. */
export function decodeAnswer(detail: unknown): ObservedAnswer | undefined {
  if (typeof detail !== "string" || detail.length > 2 * MAX_ANSWER_CHARS) return undefined;
  let parts: unknown;
  try {
    parts = JSON.parse(detail);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [url, text] = parts as unknown[];
  if (typeof url !== "string" || typeof text !== "string") return undefined;
  if (!URL.canParse(url) || text.length > MAX_ANSWER_CHARS) return undefined;
  return { url, text };
}
