// What waits in the outbox, made ready to be sent: without what is too old, in random order, in
// batches of one key each, signed.
import { sign } from "./signed-text.js";
import type { ContributorKey, OutboxItem } from "./store/database.js";
import { observedAt } from "./store/outbox-store.js";
import { dayOf, daysFrom } from "./utc-day.js";

/** Far below the server's limits (500 observations, 256 KiB). */
const BATCH_SIZE = 100;

export interface SignedBatch {
  key: ContributorKey;
  items: OutboxItem[];
  /** As POST /v1/observations takes it: the signed text, who signed, and the signature. */
  body: { batch: string; key: string; signature: string };
}

/**
 * Apart: what was seen on one of the `openDays` latest UTC days, today included, and what is older; with
 * it, coupons that have ended meanwhile.
 */
export function splitByAge(
  items: readonly OutboxItem[],
  openDays: number,
  now: Date,
): { fresh: OutboxItem[]; tooOld: OutboxItem[] } {
  const today = dayOf(now.toISOString());
  const hasEnded = (item: OutboxItem) =>
    "coupon" in item && item.coupon.ends !== undefined && Date.parse(item.coupon.ends) <= now.getTime();
  const isOpen = (item: OutboxItem) => daysFrom(dayOf(observedAt(item)), today) < openDays && !hasEnded(item);
  return { fresh: items.filter(isOpen), tooOld: items.filter((item) => !isOpen(item)) };
}

/**
 * A new order in which each one is equally likely (Fisher–Yates).
 * @param random in [0, 1)
 */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let left = order.length; left > 1; left -= 1) {
    const drawn = Math.floor(random() * left);
    const last = left - 1;
    [order[drawn], order[last]] = [order[last] as T, order[drawn] as T];
  }
  return order;
}

/** Each batch is signed just before it is taken. Items without a key are left out. */
export async function* signedBatches(
  items: readonly OutboxItem[],
  keyOfDay: (day: string) => Promise<ContributorKey | undefined>,
): AsyncGenerator<SignedBatch> {
  for (const { key, items: own } of await byKey(items, keyOfDay)) {
    for (let from = 0; from < own.length; from += BATCH_SIZE) {
      const part = own.slice(from, from + BATCH_SIZE);
      const batch = batchText(part);
      yield { key, items: part, body: { batch, ...(await sign(key, "companion.observations.v1", batch)) } };
    }
  }
}

function batchText(items: readonly OutboxItem[]): string {
  const observations = items.flatMap((item) => ("coupon" in item ? [] : [item.observation]));
  const coupons = items.flatMap((item) => ("coupon" in item ? [item.coupon] : []));
  return JSON.stringify({ observations, ...(coupons.length === 0 ? {} : { coupons }) });
}

interface OwnItems {
  key: ContributorKey;
  items: OutboxItem[];
}

async function byKey(
  items: readonly OutboxItem[],
  keyOfDay: (day: string) => Promise<ContributorKey | undefined>,
): Promise<Iterable<OwnItems>> {
  const groups = new Map<string, OwnItems>();
  for (const item of items) {
    const key = await keyOfDay(dayOf(observedAt(item)));
    if (!key) continue;
    const group = groups.get(key.id) ?? { key, items: [] };
    group.items.push(item);
    groups.set(key.id, group);
  }
  return groups.values();
}
