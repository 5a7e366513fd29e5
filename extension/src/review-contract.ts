// What the review engine answers, as the extension names it.

/** A literal part of a review. */
export interface ReviewQuote {
  text: string;
  review_id: string;
  language?: string;
  /** The shop's translation. */
  translated?: string;
}

/** A side of the product that reviews praise or blame. */
export interface ReviewOpinion {
  aspect: string;
  /** In the shopper's language. */
  name: string;
  /** How many reviews say so. */
  mentions: number;
  /** Of the reviews with words, 0 to 1. */
  share: number;
  quotes: ReviewQuote[];
}

/** What reviews of one variant say otherwise than the others. */
export interface VariantDifference {
  sku: string;
  count: number;
  average_stars: number;
  /** Stars above (or below) the other variants' average, with the interval it lies in. */
  difference: number;
  low: number;
  high: number;
}

/** How the latest reviews differ from those before; present only where they do. */
export interface LatelyChange {
  /** ISO day from which on reviews count as late. */
  since: string;
  count: number;
  average_stars: number;
  before_average_stars: number;
}

/** Something unnatural about a group of reviews; never more than a signal. */
export interface ReviewPattern {
  id: string;
  severity: "low" | "medium" | "high";
  /** Ids of the reviews that it rests on. */
  reviews: string[];
  explanation: string;
}

export interface ReviewDigest {
  state: "none" | "stars_only" | "few" | "ready";
  /** network: the small network on this device · rules: lists of words. */
  method: "network" | "rules";
  /** Reviews read. */
  count: number;
  languages: { language: string; count: number; is_supported: boolean }[];
  average_stars?: number;
  /** How many with one, two … five. */
  stars: number[];
  /** Read from the words, 0 to 1 for one to five stars. */
  sentiment?: { average: number; distribution: number[] };
  pros: ReviewOpinion[];
  cons: ReviewOpinion[];
  variants: VariantDifference[];
  lately?: LatelyChange;
  /** Of the reviews, 0 to 1. */
  photo_share?: number;
  patterns: ReviewPattern[];
  /** The average without the reviews of the patterns; absent where too few are left. */
  adjusted?: { average: number; low: number; high: number; count_used: number };
  /** Two or three sentences in the shopper's language. */
  text: string;
}

/** What was read in one review. */
export interface ReadingOfReview {
  aspects: {
    aspect: string;
    polarity: "positive" | "neutral" | "negative";
    /** UTF-16 offsets into the text, or into the translation. */
    start: number;
    end: number;
    from_translation?: boolean;
  }[];
}
