// What the review engine answers, as the extension names it; generated from wasm-core/contracts.
import type { ReviewMethods } from "../../wasm-core/js/review-methods.gen.js";

type Digested = ReviewMethods["reviews.digest"]["value"];

export type ReviewDigest = Digested["digest"];
/** A side of the product that reviews praise or blame. */
export type ReviewOpinion = ReviewDigest["pros"][number];
/** Literal words of a reviewer. */
export type ReviewQuote = ReviewOpinion["quotes"][number];
/** A variant that is reviewed otherwise than the others. */
export type VariantDifference = ReviewDigest["differences"][number];
/** How the latest reviews differ from those before. */
export type LatelyChange = ReviewDigest["lately"][number];
/** Something unusual about a group of reviews; never more than a signal. */
export type ReviewPattern = ReviewDigest["patterns"][number];
/** What was read in one review. */
export type ReadingOfReview = NonNullable<Digested["reviews"]>[number];
