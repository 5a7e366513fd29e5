// The engine's types as the extension names them (contracts: wasm-core/contracts).

/** Amounts are integer minor units of the currency that stands beside them. */
export interface PriceRange {
  min: number;
  max: number;
}

export type PriceContext = "public" | "new_user" | "member" | "coins" | "app" | "coupon" | "bundle";
export type PageState = "available" | "unavailable" | "not_loaded" | "blocked";

export interface FactsWarning {
  code: string;
  field?: string;
}

export interface Facts {
  page: string;
  layout?: string;
  state?: PageState;
  missing: string[];
  warnings: FactsWarning[];
  product?: { id?: string; canonical_id?: string; title?: string; image_urls?: string[] };
  offer?: Offer;
}

export interface Offer {
  currency?: string;
  price_minor?: PriceRange;
  list_price_minor?: PriceRange;
  discount_percent?: number;
  selected?: { sku_id?: string; price_minor?: number; list_price_minor?: number };
  ship_to?: string;
  context: PriceContext;
}

/** One price, seen at one hour; what a contributor sends. */
export interface Observation {
  product_id: string;
  sku_id?: string;
  currency: string;
  ship_to?: string;
  context: PriceContext;
  observed_at: string;
  price_minor: number;
  list_price_minor?: number;
}

/** What identifies a series; an absent SKU means "the lowest price over the SKUs". */
export interface SeriesKey {
  product_id: string;
  sku_id?: string;
  currency: string;
  ship_to?: string;
  context: PriceContext;
}

/** This price was seen at `from` and at `to` and nothing else between (ISO 8601 UTC). */
export interface PriceRun {
  from: string;
  to: string;
  price_minor: number;
  list_price_minor?: number;
}

export interface Series extends SeriesKey {
  runs: PriceRun[];
}

export interface DatedPrice {
  price_minor: number;
  time: string;
}

export interface HistoryStats {
  current_minor?: number;
  lowest?: DatedPrice;
  highest?: DatedPrice;
  mean_minor?: { d30?: number; d90?: number; d180?: number; d365?: number };
  typical_minor?: number;
  first_seen?: string;
  last_seen?: string;
  changes?: number;
  drops?: number;
}

/** A number of the verdict and what it rests on: history, a discount or a deal signal. */
export interface Evidence {
  id: string;
  percent?: number;
  weight?: number;
  points?: number;
  reference_minor?: number;
  known_days?: number;
  from?: string;
  to?: string;
}

export interface Verdict {
  deal_score?: number;
  label: string;
  claimed_discount_percent?: number;
  legal_discount_percent?: number;
  typical_discount_percent?: number;
  evidence: Evidence[];
  enough_data: boolean;
}

export interface HistoryValue {
  stats: HistoryStats;
  verdict: Verdict;
  series: Series;
}

/** What the page claims now, to be compared with its series. */
export interface ClaimedOffer {
  price_minor: number;
  list_price_minor?: number;
  discount_percent?: number;
}

export interface PageProbes {
  scripts: string[];
  elements: string[];
  apis: string[];
  watch: string[];
}

export interface Methods {
  "facts.read": { args: { url?: string; rendered_wins?: boolean }; value: Facts };
  "page.probes": { args: Record<never, never>; value: PageProbes };
  "observations.from_facts": {
    args: { now: string; facts: Facts };
    value: { observations: Observation[]; withheld?: { code: string; message: string } };
  };
  "history.merge": {
    args: { series?: Series; sightings: Sighting[]; others?: Series[] };
    value: Series;
  };
  "history.assess": {
    args: { now: string; series: Series; offer?: ClaimedOffer; horizon_days?: number };
    value: HistoryValue;
  };
}

export interface Sighting {
  time: string;
  price_minor: number;
  list_price_minor?: number;
}

export type MethodName = keyof Methods;
