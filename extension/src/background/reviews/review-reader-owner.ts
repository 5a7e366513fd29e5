// Where reviews are read: off the background's own thread and memory in Chromium, whose service worker
// ends after half a minute, and inside the event page in Firefox. Loaded on the first use only.
//
// Chromium: an offscreen document, which closes itself when it is idle. Firefox has none; there the same
// reader is imported into the event page, and lets go of the network when it is idle.
import type { KeptReview } from "../../messages/reviews.js";
import { failure } from "../../messages/envelope.js";
import type { ReadingAnswer, ReadingMessage, ReadingOptions } from "../../review-reader/request.js";

export const READER_PAGE = "dist/extension/review-reader.html";
/** A document may be closing at the very moment that it is asked. */
const ATTEMPTS = 3;

export interface ReviewReader {
  read(reviews: readonly KeptReview[], options: ReadingOptions): Promise<ReadingAnswer>;
}

/** The reader for this browser. */
export function createReviewReader(hasOffscreenDocuments: boolean): ReviewReader {
  return hasOffscreenDocuments ? new OffscreenReader() : new ImportedReader();
}

class ImportedReader implements ReviewReader {
  async read(reviews: readonly KeptReview[], options: ReadingOptions): Promise<ReadingAnswer> {
    const { reader } = await import("companion:review-reader");
    return reader.read(JSON.stringify(reviews), options);
  }
}

class OffscreenReader implements ReviewReader {
  #opening: Promise<void> | undefined;

  async read(reviews: readonly KeptReview[], options: ReadingOptions): Promise<ReadingAnswer> {
    const message: ReadingMessage = { target: "review-reader", input: JSON.stringify(reviews), options };
    let fault: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        await this.#open();
        const answer = (await chrome.runtime.sendMessage(message)) as ReadingAnswer | undefined;
        if (answer) return answer;
      } catch (reason) {
        fault = reason;
      }
    }
    return failure("unavailable", "reviews.read", String(fault ?? "the review reader did not answer"));
  }

  /** Two requests at once must not open two: the browser allows one. */
  #open(): Promise<void> {
    this.#opening ??= openDocument().finally(() => (this.#opening = undefined));
    return this.#opening;
  }
}

async function openDocument(): Promise<void> {
  if (await chrome.offscreen.hasDocument()) return;
  await chrome.offscreen.createDocument({
    url: chrome.runtime.getURL(READER_PAGE),
    reasons: [chrome.offscreen.Reason.WORKERS],
    justification: "Reading reviews with a neural network on this device, which a service worker is too short-lived for.",
  });
}
