// How the background asks the review reader, and what it answers.
import type { ReadingOfReview, ReviewDigest } from "../review-contract.js";
import type { Envelope } from "../messages/envelope.js";

/** What the engine is told beside the reviews. */
export interface ReadingOptions {
  /** Of the shopper: names of aspects and the text are in it. */
  locale: string;
  /** How many reviews there are by the shop's count. */
  total?: number;
  /** Of the product. */
  title?: string;
}

export interface ReadReviews {
  digest: ReviewDigest;
  reviews?: ReadingOfReview[];
}

export type ReadingAnswer = Envelope<ReadReviews>;

/** The message to Chromium's offscreen document; other pages of the extension leave it alone. */
export interface ReadingMessage {
  target: "review-reader";
  /** A JSON array of reviews, as the engine takes it. */
  input: string;
  options: ReadingOptions;
}
