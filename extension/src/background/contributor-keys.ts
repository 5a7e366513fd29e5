// Which key signs what. One key per server and period, made when the user agrees to contribute and
// used for nothing but contributing and for the requests to export or erase what was contributed.
//
// An observation is signed with the key that was in use on its day, so that a change of keys in the
// middle of a day cannot make one shopper look like two.
import type { HeldKey } from "../messages/contribution.js";
import type { Settings } from "../messages/settings.js";
import { newKeyPair } from "./signed-text.js";
import type { ContributorKeyStore } from "./store/contributor-key-store.js";
import type { ContributorKey } from "./store/database.js";
import { dayOf, daysFrom } from "./utc-day.js";

/**
 * How long one key links the contributions made with it. A key counts half until it is 14 days old
 * and has agreed with others twenty times: keys replaced monthly hardly ever leave probation, and a
 * crowd of them publishes 18 % of the days; with 90 days it is about what keys for ever would
 * publish (scripts/simulate --rotation-days, server/README.md).
 */
const ROTATION_DAYS = 90;
/** The server keeps reports for so long after the last one; afterwards there is nothing to ask it for. */
const RETENTION_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface ContributorKeysParts {
  store: ContributorKeyStore;
  settings: { read(): Promise<Settings> };
  now: () => Date;
}

export class ContributorKeys {
  readonly #parts: ContributorKeysParts;
  /** Keys are made in turn: two senders at once must find the same one. */
  #lastWork: Promise<unknown> = Promise.resolve();

  constructor(parts: ContributorKeysParts) {
    this.#parts = parts;
  }

  /** Whether this browser can sign at all. */
  async arePossible(): Promise<boolean> {
    return (await newKeyPair()) !== undefined;
  }

  /** Makes sure that there is a key for the server in use; false where the browser has no Ed25519. */
  async begin(): Promise<boolean> {
    return (await this.current()) !== undefined;
  }

  /** The key of today, made or replaced where it is time; undefined where the browser has no Ed25519. */
  current(): Promise<ContributorKey | undefined> {
    const work = this.#lastWork.then(() => this.#current());
    this.#lastWork = work.catch(() => undefined);
    return work;
  }

  /**
   * The key for what was observed on `day`: the one that was the current one then, else the oldest
   * there is. Call current() before.
   */
  async forDay(day: string): Promise<ContributorKey | undefined> {
    const keys = await this.#ofServer();
    return keys.findLast((key) => key.from_day <= day) ?? keys[0];
  }

  /** Every key with which something was sent that a server may still hold, and the current one. */
  async held(): Promise<HeldKey[]> {
    return (await this.#parts.store.list()).map(({ id, server, from_day, last_used_ms: used }) => ({
      id,
      server,
      from_day,
      ...(used === undefined ? {} : { last_used_at: new Date(used).toISOString() }),
    }));
  }

  /** Deletes the keys that are no longer of use: replaced and never used, or last used before the server forgot. */
  async tidy(): Promise<void> {
    const nowMs = this.#parts.now().getTime();
    const { consents } = await this.#parts.settings.read();
    const current = consents.contribute.granted ? (await this.#ofServer()).at(-1)?.id : undefined;
    for (const { id, last_used_ms: used } of await this.#parts.store.list()) {
      const isForgotten = used === undefined || nowMs - used > RETENTION_DAYS * DAY_MS;
      if (id !== current && isForgotten) await this.#parts.store.delete(id);
    }
  }

  async #current(): Promise<ContributorKey | undefined> {
    const today = dayOf(this.#parts.now().toISOString());
    const newest = (await this.#ofServer()).at(-1);
    if (newest && daysFrom(newest.from_day, today) < ROTATION_DAYS) return newest;
    const pair = await newKeyPair();
    if (!pair) return undefined;
    const { server_address: server } = await this.#parts.settings.read();
    const key = { ...pair, server, from_day: today };
    await this.#parts.store.write(key);
    return key;
  }

  async #ofServer(): Promise<ContributorKey[]> {
    const { server_address: server } = await this.#parts.settings.read();
    return (await this.#parts.store.list()).filter((key) => key.server === server);
  }
}
