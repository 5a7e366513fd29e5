// What the card on the page shows: the facts and the history, ready to be drawn.
import type {
  Advice,
  ClaimedOffer,
  FactsWarning,
  Forecast,
  HistoryStats,
  OfferCost,
  PriceContext,
  PriceRun,
  PublicPrice,
  SaleEvent,
  SeriesKey,
  Verdict,
} from "../engine-contract.js";
import type { TrackRecord } from "./advice.js";
import type { CrowdDay } from "./crowd-day.js";
import type { CouponOrigin, LookAlikeView, ProductOnPage } from "./elsewhere.js";
import type { TrustSubject } from "./trust.js";
import type { WatchSummary } from "./watch.js";

/** What the background can say about a page; "loading" and "error" are the card's own. */
export type PageViewState = "ready" | "thin" | "empty" | "blocked" | "unavailable" | "not_loaded";

export interface OfferView {
  currency: string;
  /** The selected variant's price where the page says so, else the lowest. */
  price_minor: number;
  /** The highest price over the variants, when no variant is selected and prices differ. */
  up_to_minor?: number;
  list_price_minor?: number;
  discount_percent?: number;
  context: PriceContext;
  is_selected_variant: boolean;
}

/** A series that fits the page. */
export interface HistoryCandidate {
  key: SeriesKey;
  /** The price to compare it with; absent where the series is of what everyone pays and the page's price is personal. */
  offer?: ClaimedOffer;
  /** The page contradicts itself about the price: it is shown, and enters no record. */
  is_doubted?: true;
}

/** Enough to read a page's history again; best candidate first. */
export interface HistorySubject {
  candidates: HistoryCandidate[];
}

/**
 * off: look-ups are not agreed to · private: a private window, nothing is asked or kept ·
 * pending: ask with history.refresh · included / none: the crowd was asked and knew
 * something / nothing · unreachable: the server did not answer in time.
 */
export type CrowdState = "off" | "private" | "pending" | "included" | "none" | "unreachable";

export interface HistoryView {
  key: SeriesKey;
  runs: PriceRun[];
  stats: HistoryStats;
  verdict: Verdict;
  forecast: Forecast;
  advice: Advice;
  /** How earlier advices on this device did; absent while there were none, and in private windows. */
  track_record?: TrackRecord;
  sale_events: SaleEvent[];
  /** What everyone pays, where the page's price is personal. */
  public_price?: PublicPrice;
  crowd: CrowdState;
  /** What was decided about the latest days, in order of time; absent where the crowd knows none. */
  crowd_days?: CrowdDay[];
  /** Others saw coupons on this product that the cost does not know yet: reading the page again brings them. */
  has_shared_coupons?: true;
  /** The last of the runs ends with a price that is in doubt. */
  is_doubted?: true;
}

export interface PageView {
  state: PageViewState;
  product?: { id: string; title?: string };
  offer?: OfferView;
  cost?: OfferCost;
  /** Of the coupons in the cost that this page does not show, by their index. */
  coupon_origins?: Record<number, CouponOrigin>;
  warnings: FactsWarning[];
  subject?: HistorySubject;
  history?: HistoryView;
  /** This product on the watchlist; absent when it is not watched. */
  watch?: WatchSummary;
  /** To ask look-alike.find with; absent in private windows, and where nothing seen is to be remembered. */
  comparable?: ProductOnPage;
  /** The same item in other listings; absent when none was seen, and until look-alike.find has answered. */
  look_alikes?: LookAlikeView[];
  /** To ask trust.read with; absent where no product was read. */
  seller?: TrustSubject;
}

/** The view with this history; whether it is enough to judge decides over its state. */
export function withHistory(view: PageView, history: HistoryView): PageView {
  return { ...view, state: history.verdict.enough_data ? "ready" : "thin", history };
}
