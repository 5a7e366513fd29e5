// The privacy guard: the only code through which anything leaves the device.
//
// In this order, always: the user has agreed to the purpose → the audit line is stored →
// the request leaves (no cookies, no referrer) → the outcome is added to the line. When the
// line cannot be stored, nothing leaves.
import type { RequestOutcome, RequestPurpose } from "../messages/audit-entry.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { ConsentName, Settings } from "../messages/settings.js";
import type { AuditStore } from "./store/audit-store.js";

/**
 * Which agreements cover which purpose, any of them. on_click: the user asks for this very request, also
 * where nothing is agreed to any more; only handlers of such a click may name these purposes.
 */
const COVERED_BY: Record<RequestPurpose, readonly ConsentName[] | "on_click"> = {
  contribute_prices: ["contribute"],
  look_up_history: ["lookup"],
  read_server_settings: ["lookup", "contribute"],
  read_server_terms: "on_click",
  export_contributions: "on_click",
  erase_contributions: "on_click",
  update_page_rules: ["rules"],
  check_watched_product: ["watch"],
  load_reviews: ["reviews"],
};

export interface GuardedRequest {
  purpose: RequestPurpose;
  method: "GET" | "POST";
  url: string;
  body?: string;
  headers?: Record<string, string>;
  /** follow: only where the other end may lead us elsewhere; where to is logged. */
  redirect: "error" | "follow";
  time_limit_ms: number;
}

export interface GuardedAnswer {
  status: number;
  /** The header of that name: seconds, or a date. */
  retry_after?: string;
  bytes: ArrayBuffer;
}

export interface PrivacyGuardParts {
  settings: { read(): Promise<Settings> };
  audit: Pick<AuditStore, "begin" | "finish">;
  fetch: typeof fetch;
  now: () => Date;
}

export class PrivacyGuard {
  readonly #parts: PrivacyGuardParts;

  constructor(parts: PrivacyGuardParts) {
    this.#parts = parts;
  }

  async settings(): Promise<Settings> {
    return this.#parts.settings.read();
  }

  /**
   * Sends one request. Fails with `consent_required` (nothing was sent), `timeout` or
   * `unavailable` (no connection, a redirect that was not to be followed).
   */
  async send(request: GuardedRequest): Promise<Envelope<GuardedAnswer>> {
    const { purpose, method, url, body } = request;
    const { consents } = await this.settings();
    const covering = COVERED_BY[purpose];
    if (covering !== "on_click" && !covering.some((name) => consents[name].granted)) {
      return failure("consent_required", url, `not agreed to: ${purpose}`);
    }
    const line = await this.#parts.audit.begin({
      time: this.#parts.now().toISOString(),
      method,
      url,
      purpose,
      bytes_sent: body === undefined ? 0 : new TextEncoder().encode(body).length,
      ...(body === undefined ? {} : { body }),
    });
    const { outcome, answer } = await this.#exchange(request);
    await this.#parts.audit.finish(line, outcome);
    return answer;
  }

  async #exchange({
    url, method, body, headers, redirect, time_limit_ms: limitMs,
  }: GuardedRequest): Promise<{ outcome: RequestOutcome; answer: Envelope<GuardedAnswer> }> {
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    try {
      const response = await this.#parts.fetch(url, {
        method,
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect,
        cache: "no-store",
        signal: AbortSignal.timeout(limitMs),
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
      });
      const bytes = await response.arrayBuffer();
      const outcome = {
        kind: "answered",
        status: response.status,
        bytes_received: bytes.byteLength,
        duration_ms: elapsed(),
        ...(response.redirected ? { redirected_to: response.url } : {}),
      } as const;
      const retryAfter = response.headers.get("retry-after");
      const value = { status: response.status, bytes, ...(retryAfter === null ? {} : { retry_after: retryAfter }) };
      return { outcome, answer: success(value) };
    } catch (fault) {
      const isTimeout = (fault as { name?: unknown }).name === "TimeoutError";
      const reason = isTimeout ? "timeout" : "network";
      const outcome = { kind: "failed", reason, duration_ms: elapsed() } as const;
      return { outcome, answer: failure(isTimeout ? "timeout" : "unavailable", url, String(fault)) };
    }
  }
}
