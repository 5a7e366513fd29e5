// Contributes observations: queued on the device, sent in batches after a random delay, so
// that the time of sending does not tell when a page was open.
//
// The only state besides the queue is the alarm; its name carries the number of failed
// attempts ("outbox:2"), so nothing is lost when the background is put to sleep.
import type { Observation } from "../engine-contract.js";
import type { OutboxStatus, SendReport } from "../messages/contract.js";
import { success, type Envelope } from "../messages/envelope.js";
import type { Settings } from "../messages/settings.js";
import type { ApiClient } from "./api-client.js";
import type { CrowdCache } from "./store/crowd-cache.js";
import type { OutboxItem } from "./store/database.js";
import type { OutboxStore } from "./store/outbox-store.js";

/** Far below the server's limits (500 observations, 256 KiB). */
const BATCH_SIZE = 100;
const ALARM = "outbox:";
/** failed attempts → minutes until the next: 1→10, 2→20, 3→40, … 8→1280, then 1440 */
const FIRST_RETRY_MINUTES = 5;
const MAX_RETRY_MINUTES = 24 * 60;

export interface OutboxParts {
  store: OutboxStore;
  api: ApiClient;
  crowd: CrowdCache;
  settings: { read(): Promise<Settings> };
  alarms: Pick<typeof chrome.alarms, "create" | "getAll" | "clear">;
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
}

export class Outbox {
  readonly #parts: OutboxParts;
  #sending: Promise<Envelope<SendReport>> | undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Queues observations; the caller has checked that the user contributes. */
  async add(observations: readonly Observation[]): Promise<void> {
    const added = await this.#parts.store.add(observations);
    if (added > 0) await this.schedule();
  }

  /** Makes sure that waiting observations have an alarm (alarms can be lost with the browser). */
  async schedule(): Promise<void> {
    if ((await this.#alarm()) || (await this.#parts.store.waiting(1)).length === 0) return;
    const { min_minutes: min, max_minutes: max } = (await this.#parts.settings.read()).send_delay;
    await this.#setAlarm(0, min + this.#parts.random() * (max - min));
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (!name.startsWith(ALARM)) return;
    await this.send(Number(name.slice(ALARM.length)));
  }

  /**
   * Sends everything that waits. On failure the rest stays queued and is tried again later.
   * @param failedAttempts how often in a row sending has failed before
   */
  send(failedAttempts = 0): Promise<Envelope<SendReport>> {
    this.#sending ??= this.#sendAll(failedAttempts).finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  async status(): Promise<OutboxStatus> {
    const queued = (await this.#parts.store.waiting()).length;
    const alarm = await this.#alarm();
    return alarm ? { queued, next_send_at: new Date(alarm.scheduledTime).toISOString() } : { queued };
  }

  /** Forgets what waits: the user has withdrawn the agreement. */
  async clear(): Promise<void> {
    await this.#clearAlarms();
    await this.#parts.store.clear();
  }

  async #sendAll(failedAttempts: number): Promise<Envelope<SendReport>> {
    await this.#clearAlarms();
    const report: SendReport = { sent: 0, accepted: 0, refused: 0, still_queued: 0 };
    for (;;) {
      const batch = await this.#parts.store.waiting(BATCH_SIZE);
      if (batch.length === 0) break;
      const answer = await this.#sendBatch(batch);
      if (!answer.ok) {
        await this.#retryLater(failedAttempts + 1);
        return answer;
      }
      report.sent += batch.length;
      report.accepted += answer.value.accepted;
      report.refused += batch.length - answer.value.accepted;
    }
    // What was just contributed should show in the history the next time it is asked for.
    if (report.accepted > 0) await this.#parts.crowd.clear();
    return success(report);
  }

  async #sendBatch(batch: OutboxItem[]): Promise<Envelope<{ accepted: number }>> {
    const answer = await this.#parts.api.request({
      purpose: "contribute_prices",
      method: "POST",
      path: "/v1/observations",
      body: { observations: batch.map((item) => item.observation) },
    });
    // Refused as a whole: the same bytes would be refused again.
    const isRefused = !answer.ok && answer.error.code === "invalid_input";
    if (!answer.ok && !isRefused) return answer;
    await this.#parts.store.markSent(batch, this.#parts.now().getTime());
    const accepted = answer.ok ? (answer.value as { accepted?: unknown }).accepted : 0;
    return success({ accepted: typeof accepted === "number" ? accepted : 0 });
  }

  async #retryLater(failedAttempts: number): Promise<void> {
    const backOff = Math.min(FIRST_RETRY_MINUTES * 2 ** failedAttempts, MAX_RETRY_MINUTES);
    // Spread over ±25 %, so that clients do not return all at once after an outage.
    await this.#setAlarm(failedAttempts, backOff * (0.75 + this.#parts.random() / 2));
  }

  async #setAlarm(failedAttempts: number, delayMinutes: number): Promise<void> {
    const when = this.#parts.now().getTime() + delayMinutes * 60_000;
    await this.#parts.alarms.create(ALARM + String(failedAttempts), { when });
  }

  async #alarm(): Promise<chrome.alarms.Alarm | undefined> {
    return (await this.#parts.alarms.getAll()).find((alarm) => alarm.name.startsWith(ALARM));
  }

  async #clearAlarms(): Promise<void> {
    for (const alarm of await this.#parts.alarms.getAll()) {
      if (alarm.name.startsWith(ALARM)) await this.#parts.alarms.clear(alarm.name);
    }
  }
}
