// Watched products, as the background keeps them and the pages show them.
import { limits, steps } from "../../../wasm-core/rules/weights/watch.json";
import type { Methods, PriceRun, SeriesKey } from "../engine-contract.js";

export type WatchRules = Methods["watch.evaluate"]["args"]["watch"];
export type WatchState = NonNullable<Methods["watch.evaluate"]["args"]["state"]>;
export type WatchReading = Methods["watch.evaluate"]["args"]["reading"];
export type WatchAlert = Methods["watch.evaluate"]["value"]["alerts"][number];
export type WatchPreview = Methods["watch.preview"]["value"];

/** How many products the free plan watches. */
export const MAX_WATCHED: number = limits.free_products;
export const DEFAULT_ALERTS_PER_DAY: number = limits.alerts_per_day;

/**
 * What a shopper is told who names no wishes of their own. No new low: where one price is
 * known, the next cent below it would be one.
 */
export const DEFAULT_RULES: WatchRules = { drop_percent: steps.drop_percent, back_in_stock: true };

/** visit: the shopper opened the page · background: a check of ours · crowd: other shoppers' prices. */
export type CheckSource = "visit" | "background" | "crowd";

/**
 * How the latest look at a product went; other_series: another currency, destination or kind
 * of price · nothing_new: other shoppers have seen nothing newer.
 */
export type CheckOutcome = "ok" | "failed" | "blocked" | "other_series" | "nothing_new";

export interface WatchCheck {
  /** ISO 8601 UTC. */
  at: string;
  source: CheckSource;
  outcome: CheckOutcome;
}

/** What was told, for the list; newest last. */
export interface ToldAlert {
  at: string;
  alert: WatchAlert;
}

export interface WatchItem {
  /** The product's id: a product is watched once. */
  id: string;
  key: SeriesKey;
  /** The product's page. */
  url: string;
  /** As the seller wrote it: untrusted text. */
  title?: string;
  rules: WatchRules;
  /** No notifications; what is reached still shows in the list. */
  is_muted: boolean;
  added_at: string;
  state?: WatchState;
  /** Price of the latest read that was ok. */
  price_minor?: number;
  in_stock?: boolean;
  last_check?: WatchCheck;
  /** Checks of ours that failed in a row. */
  failures: number;
  told: ToldAlert[];
}

/** What a page can name when it asks for a product to be watched. */
export interface WatchSubject {
  key: SeriesKey;
  url: string;
  title?: string;
}

/** A line of the list. */
export interface WatchRow {
  item: WatchItem;
  preview: WatchPreview;
  /** The local history, for the sparkline. */
  runs: PriceRun[];
  /** The fall out of the settings, for a product that has none of its own. */
  usual_drop_percent: number;
}

/** What the panel shows of a watched product; changes only when the shopper changes it. */
export interface WatchSummary {
  id: string;
  currency: string;
  rules: WatchRules;
  preview: WatchPreview;
  usual_drop_percent: number;
}

export function summaryOf({ item: { id, key, rules }, preview, usual_drop_percent }: WatchRow): WatchSummary {
  return { id, currency: key.currency, rules, preview, usual_drop_percent };
}

/** The fall whose chance decides whether waiting pays: the product's own, else that of the settings. */
export const awaitedFall = ({ drop_percent: own }: WatchRules, usual: number): number => own ?? usual;

export interface ImportReport {
  added: number;
  /** Watched already. */
  known: number;
  /** Beyond the limit. */
  left_out: number;
}

const SHOP_HOST = /^(?:[a-z0-9-]+\.)*aliexpress\.(?:com|us|ru)$/;

/** The product page's address without what names the visitor's way to it; undefined for any other address. */
export function watchedAddress(address: unknown): string | undefined {
  if (typeof address !== "string" || !URL.canParse(address)) return undefined;
  const { protocol, hostname, origin, pathname } = new URL(address);
  return protocol === "https:" && SHOP_HOST.test(hostname) ? origin + pathname : undefined;
}
