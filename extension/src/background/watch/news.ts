// Tells what watched products have to say: at once, or after quiet hours as one digest.
import { digestNotice, noticeOf, type Notice } from "../../notices/notice-text.js";
import { quietHoursOf } from "../../messages/settings.js";
import type { WatchAlert, WatchItem } from "../../messages/watch.js";
import { openExtensionPage } from "../../platform/extension-pages.js";
import type { EngineOwner } from "../engine-owner.js";
import type { DeferredNews, DeferredNewsStore } from "../store/deferred-news.js";
import type { SettingsStore } from "../store/settings-store.js";
import type { WatchStore } from "../store/watch-store.js";

const ALARM = "digest";
const DIGEST = "watch-digest";
const PREFIX = "watch:";
const SNOOZE_MS = 24 * 60 * 60 * 1000;
const SNOOZE_BUTTON = 0;

/** The time as the engine needs it for quiet hours, which are the shopper's local time. */
function clockArguments(now: Date, quietHours: ReturnType<typeof quietHoursOf>) {
  return {
    now: now.toISOString(),
    utc_offset_minutes: -now.getTimezoneOffset(),
    ...(quietHours ? { quiet_hours: quietHours } : {}),
  };
}

export interface NewsParts {
  engine: Pick<EngineOwner, "call">;
  deferred: DeferredNewsStore;
  watches: WatchStore;
  settings: Pick<SettingsStore, "read">;
  notifications: Pick<typeof chrome.notifications, "create" | "clear">;
  /** Whether a notification can have buttons; Firefox refuses those that do. */
  hasButtons: boolean;
  alarms: Pick<typeof chrome.alarms, "create">;
  now: () => Date;
}

export class News {
  readonly #parts: NewsParts;

  constructor(parts: NewsParts) {
    this.#parts = parts;
  }

  /** One notification for all alerts of a product: the most important one's words. */
  async tell(item: WatchItem, alerts: readonly WatchAlert[], now: Date): Promise<void> {
    const settings = await this.#parts.settings.read();
    if (!settings.notifications) return;
    const quietHours = quietHoursOf(settings);
    const ranking = await this.#parts.engine.call("notification.rank", {
      ...clockArguments(now, quietHours),
      notifications: alerts.map(({ notification }) => ({ ...notification, is_muted: item.is_muted })),
    });
    const first = ranking.ok ? ranking.value.ranked[0] : undefined;
    const alert = first && alerts[first.index];
    if (!ranking.ok || !alert || first.action === "mute") return;
    const { id, title, key } = item;
    const news: DeferredNews = { id, currency: key.currency, alert, ...(title === undefined ? {} : { title }) };
    if (first.action === "show") return this.#show(PREFIX + id, noticeOf(news), this.#parts.hasButtons);
    await this.#parts.deferred.add(news);
    await this.#parts.alarms.create(ALARM, { when: Date.parse(ranking.value.quiet_until ?? now.toISOString()) });
  }

  /** Makes sure that what waits for the end of the quiet hours is told: then, or now when they are over. */
  async schedule(): Promise<void> {
    if ((await this.#parts.deferred.read()).length === 0) return;
    const now = this.#parts.now();
    const quietHours = quietHoursOf(await this.#parts.settings.read());
    const ranking = await this.#parts.engine.call("notification.rank", {
      ...clockArguments(now, quietHours),
      notifications: [],
    });
    const until = ranking.ok ? ranking.value.quiet_until : undefined;
    if (until === undefined) return this.tellDeferred();
    await this.#parts.alarms.create(ALARM, { when: Date.parse(until) });
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (name === ALARM) await this.tellDeferred();
  }

  /** After the quiet hours: what waited, as one digest; what was taken off the list or muted is left out. */
  async tellDeferred(): Promise<void> {
    const { deferred, watches, settings } = this.#parts;
    const waiting = await deferred.read();
    await deferred.clear();
    if (!(await settings.read()).notifications) return;
    const wanted: DeferredNews[] = [];
    for (const news of waiting) {
      const item = await watches.read(news.id);
      if (item && !item.is_muted) wanted.push(news);
    }
    const [only, ...others] = wanted;
    if (!only) return;
    if (others.length === 0) return this.#show(PREFIX + only.id, noticeOf(only), this.#parts.hasButtons);
    await this.#show(DIGEST, digestNotice(wanted), false);
  }

  /** Opens the product, or the list for a digest. */
  async onClick(notificationId: string): Promise<void> {
    if (notificationId === DIGEST) await openExtensionPage("watchlist");
    const item = await this.#itemOf(notificationId);
    if (item) await chrome.tabs.create({ url: item.url });
    await this.#parts.notifications.clear(notificationId);
  }

  /** Snooze for a day, or mute. */
  async onButton(notificationId: string, index: number): Promise<void> {
    const item = await this.#itemOf(notificationId);
    if (!item) return;
    const until = new Date(this.#parts.now().getTime() + SNOOZE_MS).toISOString();
    await this.#parts.watches.update(item.id, (stored) =>
      index === SNOOZE_BUTTON
        ? { ...stored, rules: { ...stored.rules, snoozed_until: until } }
        : { ...stored, is_muted: true },
    );
    await this.#parts.notifications.clear(notificationId);
  }

  async #itemOf(notificationId: string): Promise<WatchItem | undefined> {
    if (!notificationId.startsWith(PREFIX)) return undefined;
    return this.#parts.watches.read(notificationId.slice(PREFIX.length));
  }

  async #show(id: string, { title, message, buttons }: Notice, withButtons: boolean): Promise<void> {
    await this.#parts.notifications.create(id, {
      type: "basic",
      iconUrl: chrome.runtime.getURL("dist/extension/icons/icon-128.png"),
      title,
      message,
      ...(withButtons ? { buttons: buttons.map((label) => ({ title: label })) } : {}),
    });
  }
}
