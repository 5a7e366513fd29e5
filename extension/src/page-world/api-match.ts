// Which of the page's requests are worth a look, and where their answers go.
import type { ObservedAnswer } from "../page-channel.js";

/** Receives every observed answer; must not throw. */
export type AnswerSink = (answer: ObservedAnswer) => void;

/** Undoes an observation hook. */
export type Undo = () => void;

/** The absolute URL when it holds one of the API substrings; never throws. */
export function matchingUrl(url: unknown, apis: readonly string[]): string | undefined {
  try {
    const text = String(url);
    if (!apis.some((api) => text.includes(api))) return undefined;
    return new URL(text, document.baseURI).href;
  } catch {
    return undefined;
  }
}
