// The watched products: who is on the list, what they wish to be told, and what each reading
// means for them. The engine decides what is worth telling; here it is kept and passed on.
import type { Facts, Observation, Series } from "../../engine-contract.js";
import { failure, success, type Envelope } from "../../messages/envelope.js";
import {
  DEFAULT_RULES,
  MAX_WATCHED,
  awaitedFall,
  watchedAddress,
  type CheckOutcome,
  type CheckSource,
  type ImportReport,
  type WatchItem,
  type WatchPreview,
  type WatchReading,
  type WatchRow,
  type WatchRules,
  type WatchSubject,
} from "../../messages/watch.js";
import type { EngineOwner } from "../engine-owner.js";
import type { SeriesStore } from "../store/series-store.js";
import type { SettingsStore } from "../store/settings-store.js";
import type { WatchStore } from "../store/watch-store.js";
import type { News } from "./news.js";
import { lowestBefore, readingOf } from "./watch-reading.js";

const MAX_TOLD = 10;

export interface WatchlistParts {
  store: WatchStore;
  series: SeriesStore;
  settings: Pick<SettingsStore, "read">;
  engine: Pick<EngineOwner, "call" | "ready">;
  news: Pick<News, "tell">;
}

export interface Look {
  at: Date;
  source: CheckSource;
}

export class Watchlist {
  readonly #parts: WatchlistParts;

  constructor(parts: WatchlistParts) {
    this.#parts = parts;
  }

  async rows(): Promise<WatchRow[]> {
    const items = await this.#parts.store.list();
    return Promise.all(items.map((item) => this.#row(item)));
  }

  async row(id: string): Promise<WatchRow | undefined> {
    const item = await this.#parts.store.read(id);
    return item && this.#row(item);
  }

  /** Begins to watch; what this device knows of the price is where it begins. */
  async add({ key, url, title }: WatchSubject, now: Date): Promise<Envelope<WatchRow>> {
    const id = key.product_id;
    const item: WatchItem = {
      id, key, url: watchedAddress(url) ?? url, rules: DEFAULT_RULES, is_muted: false, failures: 0, told: [],
      added_at: now.toISOString(), ...(title === undefined ? {} : { title }),
    };
    const [result] = await this.#parts.store.add([item], MAX_WATCHED);
    if (result === "left_out") return failure("too_large", "watch.add", "the list is full");
    const latest = (await this.#parts.series.read(key))?.runs.at(-1);
    if (result === "added" && latest) {
      const reading: WatchReading =
        latest.in_stock === false
          ? { outcome: "ok", key, in_stock: false }
          : { outcome: "ok", key, price_minor: latest.price_minor };
      await this.take(id, reading, { at: now, source: "visit" });
    }
    return this.#found(id, "watch.add");
  }

  async edit(id: string, change: { rules?: WatchRules; is_muted?: boolean }): Promise<Envelope<WatchRow>> {
    await this.#parts.store.update(id, (item) => ({ ...item, ...change }));
    return this.#found(id, "watch.edit");
  }

  /** Takes items as they were exported; those watched already stay as they are. */
  async import(items: readonly WatchItem[]): Promise<ImportReport> {
    const results = await this.#parts.store.add(items, MAX_WATCHED);
    const count = (wanted: string) => results.filter((result) => result === wanted).length;
    return { added: count("added"), known: count("known"), left_out: count("left_out") };
  }

  /** What a page that the shopper or a check has opened says about a watched product. */
  async takeFacts(facts: Facts, observations: readonly Observation[], id: string, look: Look): Promise<void> {
    const item = await this.#parts.store.read(id);
    const reading = item && readingOf(item.key, facts, observations);
    // A page that the shopper has open may load its price a moment later: no look has failed.
    if (!reading || (look.source === "visit" && reading.outcome !== "ok")) return;
    await this.take(id, reading, look);
  }

  /** Remembers a look that brought no reading. */
  async note(id: string, outcome: CheckOutcome, { at, source }: Look): Promise<void> {
    await this.#parts.store.update(id, (item) => ({ ...item, last_check: { at: at.toISOString(), source, outcome } }));
  }

  /** Evaluates a reading and tells what it fulfils. */
  async take(id: string, reading: WatchReading, look: Look): Promise<void> {
    const before = await this.#parts.store.read(id);
    if (!before) return;
    const series = await this.#parts.series.read(before.key);
    const full = { ...reading, ...(await this.#fromHistory(before, series, reading, look.at)) };
    const { alerts_per_day: perDay } = await this.#parts.settings.read();
    const engine = await this.#parts.engine.ready();
    let alerts: WatchItem["told"] = [];
    const item = await this.#parts.store.update(id, (stored) => {
      const args = { now: look.at.toISOString(), watch: { ...stored.rules, alerts_per_day: perDay }, reading: full };
      const evaluated = engine.call("watch.evaluate", { ...args, ...(stored.state ? { state: stored.state } : {}) });
      // A state that the engine cannot read (imported, perhaps) is dropped: watching begins anew.
      const outcome = evaluated.ok ? evaluated : engine.call("watch.evaluate", args);
      if (!outcome.ok) return stored;
      alerts = outcome.value.alerts.map((alert) => ({ at: look.at.toISOString(), alert }));
      return changedBy(stored, full, outcome.value, look, alerts);
    });
    if (item && alerts.length > 0) {
      await this.#parts.news.tell(item, alerts.map(({ alert }) => alert), look.at);
    }
  }

  /** What the engine needs to know of the past, and of the future where the shopper waits for it. */
  async #fromHistory(
    { rules }: WatchItem,
    series: Series | undefined,
    { outcome, price_minor: price }: WatchReading,
    now: Date,
  ): Promise<Partial<WatchReading>> {
    if (outcome !== "ok" || price === undefined || !series) return {};
    const lowest = lowestBefore(series);
    const known = lowest === undefined ? {} : { lowest_before_minor: lowest };
    if (rules.wait_chance_percent === undefined) return known;
    const { drop_percent: usual } = await this.#parts.settings.read();
    const assessed = await this.#parts.engine.call("history.assess", {
      now: now.toISOString(),
      series,
      drop_percent: awaitedFall(rules, usual),
    });
    const forecast = assessed.ok ? assessed.value.forecast : undefined;
    if (!forecast?.enough_data || forecast.chosen_drop === undefined) return known;
    return {
      ...known,
      drop_chance_percent: Math.round(forecast.chosen_drop.probability * 100),
      best_day_is_today: forecast.best_day === 0,
    };
  }

  /** At which prices a watched product would be told with these wishes. */
  async preview(id: string, rules: WatchRules): Promise<Envelope<WatchPreview>> {
    return this.#preview((await this.#parts.store.read(id))?.state, rules);
  }

  #preview(state: WatchItem["state"], rules: WatchRules): Promise<Envelope<WatchPreview>> {
    const { base_minor: base, lowest_minor: lowest } = state ?? {};
    return this.#parts.engine.call("watch.preview", {
      watch: rules,
      ...(base === undefined ? {} : { base_minor: base }),
      ...(lowest === undefined ? {} : { lowest_minor: lowest }),
    });
  }

  async #row(item: WatchItem): Promise<WatchRow> {
    const preview = await this.#preview(item.state, item.rules);
    const runs = (await this.#parts.series.read(item.key))?.runs ?? [];
    const { drop_percent: usual } = await this.#parts.settings.read();
    return { item, preview: preview.ok ? preview.value : {}, runs, usual_drop_percent: usual };
  }

  async #found(id: string, where: string): Promise<Envelope<WatchRow>> {
    const row = await this.row(id);
    return row ? success(row) : failure("not_found", where, "this product is not watched");
  }
}

interface Evaluated {
  state?: WatchItem["state"];
  held?: string;
}

function changedBy(
  item: WatchItem,
  reading: WatchReading,
  { state, held }: Evaluated,
  { at, source }: Look,
  alerts: WatchItem["told"],
): WatchItem {
  const outcome = held === "other_series" ? held : reading.outcome;
  const isRead = outcome === "ok";
  return {
    ...item,
    ...(state ? { state } : {}),
    ...(isRead && reading.price_minor !== undefined ? { price_minor: reading.price_minor } : {}),
    ...(isRead && reading.in_stock !== undefined ? { in_stock: reading.in_stock } : {}),
    last_check: { at: at.toISOString(), source, outcome },
    failures: outcome === "failed" || outcome === "blocked" ? item.failures + 1 : source === "crowd" ? item.failures : 0,
    told: [...item.told, ...alerts].slice(-MAX_TOLD),
  };
}
