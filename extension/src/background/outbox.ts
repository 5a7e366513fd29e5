// Contributes observations: queued on the device, sent in signed batches after a random delay and
// in random order, so that neither the time of sending nor the order tells what was opened when.
//
// The only state besides the queue is the alarm, whose name carries the number of failed attempts
// ("outbox:2"), and a report of the last attempt: nothing is lost when the background sleeps.
import type { CouponObservation, Observation } from "../engine-contract.js";
import type { OutboxStatus, SendAttempt, SendProblem, SendReport } from "../messages/contribution.js";
import { failure, success, type Envelope } from "../messages/envelope.js";
import type { Settings } from "../messages/settings.js";
import { DEFAULT_OPEN_DAYS, type Announcements } from "./announcements.js";
import type { ApiAnswer, ApiClient } from "./api-client.js";
import type { ContributorKeys } from "./contributor-keys.js";
import { signedBatches, shuffled, splitByAge, type SignedBatch } from "./signed-batches.js";
import type { ContributorKeyStore } from "./store/contributor-key-store.js";
import type { OutboxStore } from "./store/outbox-store.js";
import type { SendReports } from "./store/send-reports.js";

const ALARM = "outbox:";
/** failed attempts → minutes until the next: 1→10, 2→20, 3→40, … 8→1280, then 1440 */
const FIRST_RETRY_MINUTES = 5;
const MIN_RETRY_MINUTES = 1;
const MAX_RETRY_MINUTES = 24 * 60;

export interface OutboxParts {
  store: OutboxStore;
  reports: SendReports;
  keys: ContributorKeys;
  key_store: Pick<ContributorKeyStore, "markUsed">;
  api: ApiClient;
  announcements: Announcements;
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

  /** Queues prices and coupons; the caller has checked that the user contributes. */
  async add(observations: readonly Observation[], coupons: readonly CouponObservation[] = []): Promise<void> {
    const added = await this.#parts.store.add([
      ...observations.map((observation) => ({ observation })),
      ...coupons.map((coupon) => ({ coupon })),
    ]);
    if (added > 0) await this.schedule();
  }

  /**
   * Makes sure that waiting observations have an alarm (alarms can be lost with the browser). None is set
   * while the server does not take our signature: trying again would change nothing.
   */
  async schedule(): Promise<void> {
    await this.#parts.keys.tidy();
    if ((await this.#alarm()) || (await this.#parts.store.waiting()).length === 0) return;
    if ((await this.#parts.reports.read())?.problem === "unauthorized") return;
    const { min_minutes: min, max_minutes: max } = (await this.#parts.settings.read()).send_delay;
    await this.#setAlarm(0, min + this.#parts.random() * (max - min));
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (!name.startsWith(ALARM)) return;
    await this.send(Number(name.slice(ALARM.length)));
  }

  /**
   * Sends everything that waits. On failure the rest stays queued and, but for a refused signature, is
   * tried again later.
   * @param failedAttempts how often in a row sending has failed before
   */
  send(failedAttempts = 0): Promise<Envelope<SendReport>> {
    this.#sending ??= this.#sendAll(failedAttempts).finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  async status(): Promise<OutboxStatus> {
    const queued = (await this.#parts.store.waiting()).length;
    const alarm = await this.#alarm();
    const last = await this.#parts.reports.read();
    return {
      queued,
      ...(alarm ? { next_send_at: new Date(alarm.scheduledTime).toISOString() } : {}),
      ...(last ? { last } : {}),
    };
  }

  /** Forgets what waits: the user has withdrawn the agreement. */
  async clear(): Promise<void> {
    await this.#clearAlarms();
    await this.#parts.store.clear();
    await this.#parts.reports.clear();
  }

  /** Another server is in use: what it thinks of our signature is not known yet. */
  async startAnew(): Promise<void> {
    await this.#parts.reports.clear();
    await this.schedule();
  }

  async #sendAll(failedAttempts: number): Promise<Envelope<SendReport>> {
    await this.#clearAlarms();
    const attempt = await this.#newAttempt();
    const answer = await this.#sendWaiting(attempt);
    if (!answer.ok) {
      const { code } = answer.error;
      // Withdrawn meanwhile: what waits is being forgotten.
      if (code === "consent_required") return answer;
      await this.#parts.reports.write({ ...attempt, problem: problemOf(code) });
      if (code !== "unauthorized") await this.#retryLater(failedAttempts + 1, answer.retry_after_s);
      return answer;
    }
    await this.#parts.reports.write(attempt);
    // What was queued meanwhile waits for a delay of its own.
    await this.schedule();
    const { sent, accepted, refused, too_old } = attempt;
    return success({ sent, accepted, refused, too_old });
  }

  /** Until an attempt ends well, what was dropped as too old counts for the next one too. */
  async #newAttempt(): Promise<SendAttempt> {
    const last = await this.#parts.reports.read();
    const tooOld = last?.problem === undefined ? 0 : last.too_old;
    return { at: this.#parts.now().toISOString(), sent: 0, accepted: 0, refused: 0, too_old: tooOld };
  }

  /** Counts into `attempt`; the failure that it stopped at. */
  async #sendWaiting(attempt: SendAttempt): Promise<ApiAnswer> {
    const { store, keys } = this.#parts;
    const waiting = await store.waiting();
    if (waiting.length === 0) return success(undefined);
    if (!(await this.#parts.settings.read()).consents.contribute.granted) {
      return failure("consent_required", "outbox", "not agreed to: contribute_prices");
    }
    const announced = await this.#parts.announcements.read();
    const openDays = announced.ok ? announced.value.open_days : DEFAULT_OPEN_DAYS;
    const { fresh, tooOld } = splitByAge(waiting, openDays, this.#parts.now());
    await store.remove(tooOld);
    attempt.too_old += tooOld.length;
    if (fresh.length > 0 && !(await keys.current())) return failure("unavailable", "outbox", "this browser cannot sign");
    for await (const batch of signedBatches(shuffled(fresh, this.#parts.random), (day) => keys.forDay(day))) {
      const answer = await this.#sendBatch(batch, attempt);
      if (!answer.ok) return answer;
    }
    return success(undefined);
  }

  async #sendBatch({ key, items, body }: SignedBatch, attempt: SendAttempt): Promise<ApiAnswer> {
    const { api, store, key_store: keyStore, now } = this.#parts;
    // Before it leaves: an answer that gets lost does not tell what the server keeps.
    await keyStore.markUsed(key.id, now().getTime());
    const answer = await api.request({
      purpose: "contribute_prices",
      method: "POST",
      path: "/v1/observations",
      server: key.server,
      body,
    });
    // Refused as a whole: the same bytes would be refused again.
    const isRefused = !answer.ok && answer.error.code === "invalid_input";
    if (!answer.ok && !isRefused) return answer;
    await store.markSent(items, now().getTime());
    const said = answer.ok ? (answer.value as { accepted?: unknown }).accepted : 0;
    const accepted = typeof said === "number" ? said : 0;
    attempt.sent += items.length;
    attempt.accepted += accepted;
    attempt.refused += items.length - accepted;
    return success(undefined);
  }

  /** @param askedForS how long the server asked to be left alone; else the wait grows with every failure */
  async #retryLater(failedAttempts: number, askedForS: number | undefined): Promise<void> {
    await this.#clearAlarms();
    const spread = this.#parts.random() / 2;
    const backOff = Math.min(FIRST_RETRY_MINUTES * 2 ** failedAttempts, MAX_RETRY_MINUTES);
    // Spread, so that clients do not return all at once after an outage; never before the server asked for.
    const minutes =
      askedForS === undefined ? backOff * (0.75 + spread) : Math.min(askedForS / 60, MAX_RETRY_MINUTES) * (1 + spread);
    await this.#setAlarm(failedAttempts, Math.max(minutes, MIN_RETRY_MINUTES));
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

function problemOf(code: string): SendProblem {
  if (code === "unauthorized") return "unauthorized";
  return code === "rate_limited" ? "busy" : "unreachable";
}
