// The privacy guard: the only code that sends anything off the device.
//
// In this order, always: the user has agreed to the purpose → the audit line is stored →
// the request leaves (no cookies, no referrer, no redirects) → the outcome is added to the
// line. When the line cannot be stored, nothing leaves.
import type { RequestOutcome, RequestPurpose } from "../messages/audit-entry.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { ConsentName, Settings } from "../messages/settings.js";
import type { AuditStore } from "./store/audit-store.js";

/** Which agreement covers which purpose. */
const CONSENT_FOR: Record<RequestPurpose, ConsentName> = {
  contribute_prices: "contribute",
  look_up_history: "lookup",
  read_server_settings: "lookup",
  update_page_rules: "rules",
};

const TIME_LIMIT_MS = 5000;
const NOT_MODIFIED = 304;
/** A padded bucket of a few hundred products stays far below this. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface ApiRequest {
  purpose: RequestPurpose;
  method: "GET" | "POST";
  /** Below the server address, e.g. "/v1/config". */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /**
   * ETag of the answer that is at hand already. Never one that the server chose: it could
   * give each of us another one and know us by it.
   */
  known_tag?: string;
}

export interface ApiClientParts {
  settings: { read(): Promise<Settings> };
  audit: Pick<AuditStore, "begin" | "finish">;
  fetch: typeof fetch;
  now: () => Date;
}

export class ApiClient {
  readonly #parts: ApiClientParts;

  constructor(parts: ApiClientParts) {
    this.#parts = parts;
  }

  /**
   * Sends one request. Answers the server's own envelope (the value undefined where the
   * answer is still the known one), or: `consent_required` (nothing was sent), `timeout`,
   * `unavailable` (no connection, or an answer that is no envelope).
   */
  async request(request: ApiRequest): Promise<Envelope<unknown>> {
    const settings = await this.#parts.settings.read();
    if (!settings.consents[CONSENT_FOR[request.purpose]].granted) {
      return failure("consent_required", request.path, `not agreed to: ${request.purpose}`);
    }
    const url = settings.server_address + request.path;
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const line = await this.#parts.audit.begin({
      time: this.#parts.now().toISOString(),
      method: request.method,
      url,
      purpose: request.purpose,
      bytes_sent: body === undefined ? 0 : new TextEncoder().encode(body).length,
      ...(body === undefined ? {} : { body }),
    });
    const { outcome, answer } = await this.#exchange(url, request, body);
    await this.#parts.audit.finish(line, outcome);
    return answer;
  }

  async #exchange(
    url: string,
    { method, known_tag: knownTag }: ApiRequest,
    body: string | undefined,
  ): Promise<{ outcome: RequestOutcome; answer: Envelope<unknown> }> {
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    try {
      const response = await this.#parts.fetch(url, {
        method,
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
        ...(knownTag === undefined ? {} : { headers: { "if-none-match": knownTag } }),
        ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
      });
      const bytes = await response.arrayBuffer();
      const outcome = {
        kind: "answered",
        status: response.status,
        bytes_received: bytes.byteLength,
        duration_ms: elapsed(),
      } as const;
      const isKnown = response.status === NOT_MODIFIED;
      return { outcome, answer: isKnown ? success(undefined) : readEnvelope(bytes, response.status, url) };
    } catch (fault) {
      const isTimeout = (fault as { name?: unknown }).name === "TimeoutError";
      const reason = isTimeout ? "timeout" : "network";
      const outcome = { kind: "failed", reason, duration_ms: elapsed() } as const;
      return { outcome, answer: failure(isTimeout ? "timeout" : "unavailable", url, String(fault)) };
    }
  }
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
