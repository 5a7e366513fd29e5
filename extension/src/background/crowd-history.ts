// Price history from other shoppers, asked for without naming the product: the server gets
// the first digits of a hash and answers everything that begins so; the choice is made here.
import type { Series } from "../engine-contract.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { ApiClient } from "./api-client.js";
import type { CrowdCache } from "./store/crowd-cache.js";

const DEFAULT_PREFIX_DIGITS = 4;
const MIN_PREFIX_DIGITS = 2;
/** A server cannot talk us into more: with longer prefixes a bucket would name the product. */
const MAX_PREFIX_DIGITS = 5;

const CONFIG_KEY = "config";

export interface CrowdHistoryParts {
  api: ApiClient;
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
  async cached(productId: string): Promise<Series[] | undefined> {
    const digits = prefixDigits(await this.#fromCache(CONFIG_KEY));
    if (digits === undefined) return undefined;
    const bucket = await this.#fromCache(bucketKey((await productHash(productId)).slice(0, digits)));
    return bucket === undefined ? undefined : seriesOf(bucket, productId);
  }

  /** The crowd's series of one product; asks the server when the day's answer is not cached. */
  async lookUp(productId: string): Promise<Envelope<Series[]>> {
    const known = await this.cached(productId);
    if (known) return success(known);
    const digits = await this.#prefixDigits();
    if (!digits.ok) return digits;
    const prefix = (await productHash(productId)).slice(0, digits.value);
    const bucket = await this.#ask(bucketKey(prefix), "look_up_history", `/v1/history/${prefix}`);
    return bucket.ok ? success(seriesOf(bucket.value, productId)) : bucket;
  }

  async #prefixDigits(): Promise<Envelope<number>> {
    const known = prefixDigits(await this.#fromCache(CONFIG_KEY));
    if (known !== undefined) return success(known);
    const config = await this.#ask(CONFIG_KEY, "read_server_settings", "/v1/config");
    return config.ok ? success(prefixDigits(config.value) ?? DEFAULT_PREFIX_DIGITS) : config;
  }

  #ask(
    key: string,
    purpose: "look_up_history" | "read_server_settings",
    path: string,
  ): Promise<Envelope<unknown>> {
    let asked = this.#underWay.get(key);
    if (!asked) {
      asked = this.#parts.api
        .request({ purpose, method: "GET", path })
        .then(async (answer) => {
          if (answer.ok) await this.#parts.cache.write(key, answer.value, this.#parts.now().getTime());
          return answer;
        })
        .catch((fault: unknown) => failure("internal", path, String(fault)))
        .finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, asked);
    }
    return asked;
  }

  #fromCache(key: string): Promise<unknown> {
    return this.#parts.cache.read(key, this.#parts.now().getTime());
  }
}

const bucketKey = (prefix: string): string => `bucket:${prefix}`;

/** Lower-case hex of SHA-256 over "product:<id>": what the server sorts its buckets by. */
export async function productHash(productId: string): Promise<string> {
  const bytes = new TextEncoder().encode(`product:${productId}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The prefix length a server announced, within our own bounds; undefined when it said none. */
function prefixDigits(config: unknown): number | undefined {
  const announced = (config as { prefix_length?: unknown } | undefined)?.prefix_length;
  if (typeof announced !== "number" || !Number.isInteger(announced)) return undefined;
  return Math.min(MAX_PREFIX_DIGITS, Math.max(MIN_PREFIX_DIGITS, announced));
}

/** One product's series out of a bucket; the engine checks each series when it merges. */
function seriesOf(bucket: unknown, productId: string): Series[] {
  const products = (bucket as { products?: unknown }).products;
  if (!Array.isArray(products)) return [];
  const series: Series[] = [];
  for (const product of products as { product_id?: unknown; series?: unknown }[]) {
    if (product.product_id !== productId || !Array.isArray(product.series)) continue;
    series.push(...(product.series as Series[]).map((one) => ({ ...one, product_id: productId })));
  }
  return series;
}
