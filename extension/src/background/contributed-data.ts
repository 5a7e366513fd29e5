// The user's rights over what was contributed: a copy of it, and its erasure. Each request is signed
// with the key that it is about, and goes to the server that the key was used with, also after
// contributing has ended.
import type { ErasedContributions, ExportedContributions } from "../messages/contribution.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { ApiClient } from "./api-client.js";
import { sign } from "./signed-text.js";
import type { ContributorKeyStore } from "./store/contributor-key-store.js";

/** Below the listener's own limit; the server has to look through its log. */
const TIME_LIMIT_MS = 15_000;

type Action = "export" | "erase";
const PURPOSES = { export: "export_contributions", erase: "erase_contributions" } as const;

export interface ContributedDataParts {
  keys: Pick<ContributorKeyStore, "read" | "delete">;
  api: ApiClient;
  now: () => Date;
}

export class ContributedData {
  readonly #parts: ContributedDataParts;

  constructor(parts: ContributedDataParts) {
    this.#parts = parts;
  }

  /** Everything that the server holds of a key; `not_found` when the key is not on this device. */
  async export(keyId: string): Promise<Envelope<ExportedContributions>> {
    const answer = await this.#ask("export", keyId);
    if (!answer.ok) return answer;
    const { first_seen_day: day, observations, coupons } = answer.value as Partial<ExportedContributions>;
    if (!Array.isArray(observations)) return failure("unavailable", "export", "the answer holds no observations");
    return success({
      key: keyId,
      ...(typeof day === "string" ? { first_seen_day: day } : {}),
      observations,
      ...(Array.isArray(coupons) ? { coupons } : {}),
    });
  }

  /** Has the server erase everything of a key, and then deletes the key: the next contribution has a new one. */
  async erase(keyId: string): Promise<Envelope<ErasedContributions>> {
    const answer = await this.#ask("erase", keyId);
    if (!answer.ok) return answer;
    const { erased, recomputed } = answer.value as Partial<ErasedContributions>;
    if (typeof erased !== "number") return failure("unavailable", "erase", "the answer does not say what was erased");
    await this.#parts.keys.delete(keyId);
    return success({ erased, recomputed: recomputed === "done" ? "done" : "within a day" });
  }

  async #ask(action: Action, keyId: string): Promise<Envelope<unknown>> {
    const key = await this.#parts.keys.read(keyId);
    if (!key) return failure("not_found", action, "no such key on this device");
    const at = this.#parts.now().toISOString().replace(/\.\d{3}Z$/, "Z");
    const request = JSON.stringify({ action, at });
    const answer = await this.#parts.api.request({
      purpose: PURPOSES[action],
      method: "POST",
      path: `/v1/privacy/${action}`,
      server: key.server,
      body: { request, ...(await sign(key, "companion.privacy.v1", request)) },
      time_limit_ms: TIME_LIMIT_MS,
    });
    if (!answer.ok) return answer;
    const isRecord = typeof answer.value === "object" && answer.value !== null;
    return isRecord ? answer : failure("unavailable", action, "the answer is no record");
  }
}
