// Price history from other shoppers, asked for without naming the product: the server gets
// the first digits of a hash and answers everything that begins so; the choice is made here.
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { Announcements } from "./announcements.js";
import type { ApiClient } from "./api-client.js";
import { couponsOf, type CrowdCoupon } from "./crowd-coupons.js";
import { seriesOf, type CrowdSeries } from "./crowd-series.js";
import type { CrowdCache } from "./store/crowd-cache.js";

/** What is asked for where there is one group of all products. */
const EVERYTHING = "all";

/** What others know of one product. */
export interface CrowdProduct {
  series: CrowdSeries[];
  coupons: CrowdCoupon[];
}

export interface CrowdHistoryParts {
  api: ApiClient;
  announcements: Announcements;
  cache: CrowdCache;
  now: () => Date;
}

export class CrowdHistory {
  readonly #parts: CrowdHistoryParts;
  /** Look-ups under way, so that two tabs of one bucket ask once. */
  readonly #underWay = new Map<string, Promise<Envelope<unknown>>>();

  constructor(parts: CrowdHistoryParts) {
    this.#parts = parts;
  }

  /** What is known without asking anybody; undefined when the bucket is not cached. */
  async cached(productId: string): Promise<CrowdProduct | undefined> {
    const announced = await this.#parts.announcements.known();
    if (!announced) return undefined;
    const prefix = await prefixOf(productId, announced.prefix_length);
    const bucket = await this.#parts.cache.read(bucketKey(prefix), this.#parts.now().getTime());
    return bucket === undefined ? undefined : productOf(bucket, productId);
  }

  /** The same; asks the server when the day's answer is not cached. */
  async lookUp(productId: string): Promise<Envelope<CrowdProduct>> {
    const known = await this.cached(productId);
    if (known) return success(known);
    const announced = await this.#parts.announcements.read();
    if (!announced.ok) return announced;
    const prefix = await prefixOf(productId, announced.value.prefix_length);
    const bucket = await this.#ask(prefix);
    if (bucket.ok) return success(productOf(bucket.value, productId));
    return bucket.error.code === "invalid_input" ? this.#lookUpAnew(productId, prefix, bucket) : bucket;
  }

  /** The server does not take this prefix: its groups may have changed since it was asked how long they are. */
  async #lookUpAnew(productId: string, refused: string, answer: Envelope<never>): Promise<Envelope<CrowdProduct>> {
    const announced = await this.#parts.announcements.ask();
    if (!announced.ok) return announced;
    const prefix = await prefixOf(productId, announced.value.prefix_length);
    if (prefix === refused) return answer;
    const bucket = await this.#ask(prefix);
    return bucket.ok ? success(productOf(bucket.value, productId)) : bucket;
  }

  #ask(prefix: string): Promise<Envelope<unknown>> {
    let asked = this.#underWay.get(prefix);
    if (!asked) {
      asked = this.#askServer(prefix)
        .catch((fault: unknown) => failure("internal", prefix, String(fault)))
        .finally(() => this.#underWay.delete(prefix));
      this.#underWay.set(prefix, asked);
    }
    return asked;
  }

  async #askServer(prefix: string): Promise<Envelope<unknown>> {
    const { api, cache, now } = this.#parts;
    const answer = await api.request({ purpose: "look_up_history", method: "GET", path: `/v1/history/${prefix}` });
    if (answer.ok) await cache.write(bucketKey(prefix), answer.value, now().getTime());
    return answer;
  }
}

const productOf = (bucket: unknown, productId: string): CrowdProduct => ({
  series: seriesOf(bucket, productId),
  coupons: couponsOf(bucket, productId),
});

const bucketKey = (prefix: string): string => `bucket:${prefix}`;

async function prefixOf(productId: string, digits: number): Promise<string> {
  return digits === 0 ? EVERYTHING : (await productHash(productId)).slice(0, digits);
}

/** Lower-case hex of SHA-256 over "product:<id>": what the server sorts its buckets by. */
export async function productHash(productId: string): Promise<string> {
  const bytes = new TextEncoder().encode(`product:${productId}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
