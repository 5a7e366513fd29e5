// The server's side of contributing, as far as a contributor sees it: signatures checked with a
// library of its own (Node's, not WebCrypto), observations kept by key, export and erasure.
import { createPublicKey, verify } from "node:crypto";
import type { Observation } from "../../extension/src/engine-contract.js";
import type { Answer, FakeServer, ReceivedRequest } from "./fake-server.js";

/** What comes before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const CLOCK_TOLERANCE_MS = 10 * 60_000;

export interface SignedBody {
  key: string;
  signature: string;
}

export function isSigned(domain: string, text: string, { key, signature }: SignedBody): boolean {
  const raw = Buffer.from(key, "base64");
  const bytes = Buffer.from(signature, "base64");
  if (raw.length !== 32 || bytes.length !== 64) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: "der", type: "spki" });
  return verify(null, Buffer.from(`${domain}\n${text}`), publicKey, bytes);
}

const success = (value: unknown): Answer => ({ status: 200, body: { ok: true, value } });
const failure = (status: number, code: string): Answer => ({
  status, body: { ok: false, error: { code, where: "server", message: "no" } },
});

export class ContributionServer {
  /** What was taken, by key. */
  readonly observations = new Map<string, Observation[]>();
  /** The observations of each batch, in the order in which they came. */
  readonly batches: { key: string; observations: Observation[] }[] = [];
  #now: () => Date;

  constructor(server: FakeServer, now: () => Date, announcement: object = { prefix_length: 0, open_days: 3 }) {
    this.#now = now;
    server.answerWith("/v1/config", announcement);
    server.answers.set("/v1/observations", (request) => this.#take(request));
    server.answers.set("/v1/privacy/export", (request) => this.#privacy(request, "export"));
    server.answers.set("/v1/privacy/erase", (request) => this.#privacy(request, "erase"));
  }

  #take({ body = "" }: ReceivedRequest): Answer {
    const { batch, ...signed } = JSON.parse(body) as SignedBody & { batch: string };
    if (!isSigned("companion.observations.v1", batch, signed)) return failure(401, "unauthorized");
    const { observations } = JSON.parse(batch) as { observations: Observation[] };
    this.batches.push({ key: signed.key, observations });
    this.observations.set(signed.key, [...(this.observations.get(signed.key) ?? []), ...observations]);
    return success({ accepted: observations.length, refused: [] });
  }

  #privacy({ body = "" }: ReceivedRequest, action: "export" | "erase"): Answer {
    const { request, ...signed } = JSON.parse(body) as SignedBody & { request: string };
    if (!isSigned("companion.privacy.v1", request, signed)) return failure(401, "unauthorized");
    const asked = JSON.parse(request) as { action: string; at: string };
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(asked.at) || asked.action !== action) return failure(400, "invalid_input");
    if (Math.abs(Date.parse(asked.at) - this.#now().getTime()) > CLOCK_TOLERANCE_MS) return failure(401, "unauthorized");
    const observations = this.observations.get(signed.key) ?? [];
    if (action === "export") {
      return success({ key: signed.key, observations, ...(observations.length > 0 ? { first_seen_day: "2026-11-23" } : {}) });
    }
    this.observations.delete(signed.key);
    return success({ erased: observations.length, recomputed: "done" });
  }
}
