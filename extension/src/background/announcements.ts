// What the server announces about itself, asked once a day.
import type { Required, ServerAnnouncement } from "../messages/announcement.js";
import type { RequestPurpose } from "../messages/audit-entry.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { ApiClient } from "./api-client.js";
import type { CrowdCache } from "./store/crowd-cache.js";

const PATH = "/v1/config";
const CACHE_KEY = "config";
/** A server cannot talk us into more: with longer prefixes a group would name the product. */
const MAX_PREFIX_DIGITS = 5;
/** What servers take that do not say so. */
export const DEFAULT_OPEN_DAYS = 3;

/** Asking is covered by an agreement, or by the click that asks what one would agree to. */
export type AnnouncementPurpose = Extract<RequestPurpose, "read_server_settings" | "read_server_terms">;

export interface AnnouncementsParts {
  api: ApiClient;
  cache: CrowdCache;
  now: () => Date;
}

export class Announcements {
  readonly #parts: AnnouncementsParts;
  #underWay: Promise<Envelope<ServerAnnouncement>> | undefined;

  constructor(parts: AnnouncementsParts) {
    this.#parts = parts;
  }

  /** What the server said within the last day, without asking it. */
  async known(): Promise<ServerAnnouncement | undefined> {
    return readAnnouncement(await this.#parts.cache.read(CACHE_KEY, this.#parts.now().getTime()));
  }

  /** The same; asks where it is not known. */
  async read(purpose: AnnouncementPurpose = "read_server_settings"): Promise<Envelope<ServerAnnouncement>> {
    const known = await this.known();
    return known ? success(known) : this.ask(purpose);
  }

  /** Asks the server, whatever is known. */
  ask(purpose: AnnouncementPurpose = "read_server_settings"): Promise<Envelope<ServerAnnouncement>> {
    this.#underWay ??= this.#ask(purpose).finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  async #ask(purpose: AnnouncementPurpose): Promise<Envelope<ServerAnnouncement>> {
    const answer = await this.#parts.api.request({ purpose, method: "GET", path: PATH });
    if (!answer.ok) return answer;
    const announcement = readAnnouncement(answer.value);
    // Asking with a number of digits of our own choice could name the product.
    if (!announcement) return failure("unavailable", PATH, "the server does not say how to ask it");
    await this.#parts.cache.write(CACHE_KEY, answer.value, this.#parts.now().getTime());
    return success(announcement);
  }
}

type Fields = Record<string, unknown>;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Undefined without a usable prefix length; what else is malformed counts as not said. */
function readAnnouncement(answer: unknown): ServerAnnouncement | undefined {
  const fields = (answer ?? {}) as Fields;
  const { prefix_length: digits, products, bucket_products: bucket, open_days: days } = fields;
  if (!isCount(digits)) return undefined;
  const required = readRequired(fields.required);
  return {
    prefix_length: Math.min(MAX_PREFIX_DIGITS, digits),
    open_days: isCount(days) && days > 0 ? days : DEFAULT_OPEN_DAYS,
    ...(isCount(products) ? { products } : {}),
    ...(typeof bucket === "number" && bucket >= 0 ? { bucket_products: bucket } : {}),
    ...(required ? { required } : {}),
  };
}

/** How many shoppers on how many networks; undefined where it is no pair of counts. */
export function readRequired(value: unknown): Required | undefined {
  const { keys, networks } = (value ?? {}) as Fields;
  return isCount(keys) && isCount(networks) ? { keys, networks } : undefined;
}
