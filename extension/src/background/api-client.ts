// Talks to the history server: every request through the privacy guard, every answer an envelope.
import type { RequestPurpose } from "../messages/audit-entry.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import { PrivacyGuard, type PrivacyGuardParts } from "./privacy-guard.js";

const TIME_LIMIT_MS = 5000;
const SECOND_MS = 1000;
const NOT_MODIFIED = 304;
/** A padded bucket of a few hundred products stays far below this. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface ApiRequest {
  /** Checks of the shop's own pages do not go to the server. */
  purpose: Exclude<RequestPurpose, "check_watched_product" | "load_reviews">;
  method: "GET" | "POST";
  /** Below the server address, e.g. "/v1/config". */
  path: string;
  /** The server's address; where absent, that of the settings. */
  server?: string;
  time_limit_ms?: number;
  /** Sent as JSON. */
  body?: unknown;
  /**
   * ETag of the answer that is at hand already. Never one that the server chose: it could
   * give each of us another one and know us by it.
   */
  known_tag?: string;
}

export type ApiAnswer = Envelope<unknown> & {
  /** For how long the server asks to be left alone; absent where it does not. */
  retry_after_s?: number;
};

export type ApiClientParts = PrivacyGuardParts;

export class ApiClient {
  readonly #guard: PrivacyGuard;
  readonly #now: () => Date;

  constructor(parts: ApiClientParts) {
    this.#guard = new PrivacyGuard(parts);
    this.#now = parts.now;
  }

  /**
   * Sends one request. Answers the server's own envelope (the value undefined where the
   * answer is still the known one), or: `consent_required` (nothing was sent), `timeout`,
   * `unavailable` (no connection, or an answer that is no envelope).
   */
  async request(request: ApiRequest): Promise<ApiAnswer> {
    const { purpose, method, path, server, body, known_tag: knownTag, time_limit_ms: limitMs } = request;
    const url = (server ?? (await this.#guard.settings()).server_address) + path;
    const headers = {
      ...(knownTag === undefined ? {} : { "if-none-match": knownTag }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const answer = await this.#guard.send({
      purpose,
      method,
      url,
      headers,
      redirect: "error",
      time_limit_ms: limitMs ?? TIME_LIMIT_MS,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) return answer;
    const { status, bytes, retry_after: retryAfter } = answer.value;
    if (status === NOT_MODIFIED) return success(undefined);
    const read = readEnvelope(bytes, status, url);
    const seconds = retryAfter === undefined ? undefined : secondsUntil(retryAfter, this.#now());
    return seconds === undefined ? read : { ...read, retry_after_s: seconds };
  }
}

/** Retry-After is a number of seconds or a date; undefined where it is neither. */
function secondsUntil(retryAfter: string, now: Date): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const time = Date.parse(retryAfter);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now.getTime()) / SECOND_MS));
}

function readEnvelope(bytes: ArrayBuffer, status: number, url: string): Envelope<unknown> {
  if (bytes.byteLength > MAX_ANSWER_BYTES) return failure("too_large", url, "the answer is too large");
  try {
    const answer = JSON.parse(new TextDecoder().decode(bytes)) as { ok?: unknown; value?: unknown; error?: { code?: unknown } };
    if (answer.ok === true && "value" in answer) return success(answer.value);
    if (answer.ok === false && typeof answer.error?.code === "string") return answer as Envelope<never>;
  } catch {
    // Falls through: a proxy's error page, for example.
  }
  return failure("unavailable", url, `status ${status} without an envelope`);
}
