// A series as the server sends it. Its runs, encoded or not, are the engine's to read and check; what was
// decided about the latest days is shown, and checked here.
import type { GivenSeries } from "../engine-contract.js";
import type { CrowdDay, CrowdDayState } from "../messages/crowd-day.js";
import { readRequired } from "./announcements.js";

export type CrowdSeries = GivenSeries & { days?: unknown };

/** The server sends no more. */
const MAX_DAYS = 14;
const STATES: readonly CrowdDayState[] = ["published", "pending", "varies"];

type Fields = Record<string, unknown>;
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** One product's series out of a bucket. */
export function seriesOf(bucket: unknown, productId: string): CrowdSeries[] {
  const products = (bucket as { products?: unknown }).products;
  if (!Array.isArray(products)) return [];
  const series: CrowdSeries[] = [];
  for (const product of products as { product_id?: unknown; series?: unknown }[]) {
    if (product.product_id !== productId || !Array.isArray(product.series)) continue;
    series.push(...(product.series as CrowdSeries[]).map((one) => ({ ...one, product_id: productId })));
  }
  return series;
}

/** What the engine is to read of it. */
export function historyOf({ days: _, ...series }: CrowdSeries): GivenSeries {
  return series;
}

/** The latest days of a series in order of time; those that are malformed are left out. */
export function daysOf({ days }: CrowdSeries): CrowdDay[] {
  if (!Array.isArray(days)) return [];
  return days
    .flatMap((day) => readDay((day ?? {}) as Fields) ?? [])
    .sort((a, b) => a.day.localeCompare(b.day))
    .slice(-MAX_DAYS);
}

function readDay(fields: Fields): CrowdDay | undefined {
  const { day, state, reason, lowest_minor: lowest, highest_minor: highest, keys, networks } = fields;
  const required = readRequired(fields.required);
  if (typeof day !== "string" || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return undefined;
  if (!STATES.includes(state as CrowdDayState) || typeof reason !== "string" || !required) return undefined;
  if (!isAmount(lowest) || !isAmount(highest) || lowest > highest || !isCount(keys) || !isCount(networks)) return undefined;
  return {
    day,
    state: state as CrowdDayState,
    reason,
    lowest_minor: lowest,
    highest_minor: highest,
    keys,
    networks,
    required,
    ...(fields.open === true ? { open: true } : {}),
  };
}
