// Numbers and names of the seller's card, as its language writes them.
import { locale, text } from "../../../i18n/text.js";
import type { Recommendation, TrustFactorName } from "../../../trust-contract.js";

export type Tone = "good" | "fair" | "high" | "unknown";

/** The colour of a label; it is never the only sign. */
const TONES: Record<Recommendation, Tone> = {
  highly_recommended: "good",
  recommended: "good",
  acceptable: "fair",
  caution: "high",
};

/** The order of their weights. */
export const FACTOR_NAMES: readonly TrustFactorName[] = [
  "rating",
  "dispute_rate",
  "sales_volume",
  "shipping_speed",
  "response_time",
  "longevity",
  "verification",
];

const POINTS = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const SHARE = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });

/** 0.784 → "78". */
export const formatPoints = (score: number): string => POINTS.format(100 * score);
export const formatShare = (share: number): string => SHARE.format(share);

export const toneOf = (recommendation: Recommendation | undefined): Tone =>
  recommendation === undefined ? "unknown" : TONES[recommendation];
export const labelOf = (recommendation: Recommendation | undefined): string =>
  text(recommendation === undefined ? "seller.unknown" : `seller.${recommendation}`);
export const factorName = (factor: TrustFactorName): string => text(`seller.factor_${factor}`);
