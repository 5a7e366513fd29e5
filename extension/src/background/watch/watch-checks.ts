// Looks at watched products while the shopper is away: few at a time, oldest first, hours
// apart, at times that are drawn, and ever more rarely where it fails.
//
//   alarm → products that are due (at most three) → page without cookies → facts → watchlist
//                                                 └ or other shoppers' prices, where agreed to
import type { Series } from "../../engine-contract.js";
import type { WatchItem, WatchReading } from "../../messages/watch.js";
import type { CrowdHistory } from "../crowd-history.js";
import type { EngineOwner } from "../engine-owner.js";
import { historyOf, type CrowdSeries } from "../crowd-series.js";
import { recordLocally } from "../local-history.js";
import { seriesId, type SeriesStore } from "../store/series-store.js";
import type { SettingsStore } from "../store/settings-store.js";
import type { WatchStore } from "../store/watch-store.js";
import type { ShopPages } from "./shop-pages.js";
import { lowestBefore } from "./watch-reading.js";
import type { Watchlist } from "./watchlist.js";

const ALARM = "watch";
const HOUR_MS = 60 * 60 * 1000;
/** Between two alarms, give or take a quarter. */
const ALARM_EVERY_MS = 2 * HOUR_MS;
/** One product is looked at this rarely at most: a price seldom changes twice a day. */
const MIN_AGE_MS = 6 * HOUR_MS;
const MAX_BACK_OFF_MS = 7 * 24 * HOUR_MS;
const CHECKS_PER_ALARM = 3;
/** Between two pages, so that they are not asked for in one breath. */
const MIN_PAUSE_MS = 2000;
const MAX_PAUSE_MS = 6000;

export interface WatchChecksParts {
  watchlist: Watchlist;
  store: WatchStore;
  series: SeriesStore;
  settings: Pick<SettingsStore, "read">;
  engine: Pick<EngineOwner, "call" | "ready">;
  pages: Pick<ShopPages, "read">;
  crowd: Pick<CrowdHistory, "lookUp">;
  /** Whether the browser lets us read the shop's pages. */
  hasAccess: () => Promise<boolean>;
  alarms: Pick<typeof chrome.alarms, "create" | "getAll" | "clear">;
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
  pause: (ms: number) => Promise<void>;
}

export class WatchChecks {
  readonly #parts: WatchChecksParts;
  #underWay: Promise<void> | undefined;

  constructor(parts: WatchChecksParts) {
    this.#parts = parts;
  }

  /** Makes sure that the next look has an alarm, where there is something to look at and a way to. */
  async schedule(): Promise<void> {
    const isWanted = (await this.#parts.store.count()) > 0 && (await this.#ways()).some;
    if (!isWanted) return void (await this.#parts.alarms.clear(ALARM));
    if ((await this.#parts.alarms.getAll()).some(({ name }) => name === ALARM)) return;
    const delay = ALARM_EVERY_MS * (0.75 + this.#parts.random() / 2);
    await this.#parts.alarms.create(ALARM, { when: this.#parts.now().getTime() + delay });
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (name !== ALARM) return;
    await this.run();
    await this.#parts.alarms.clear(ALARM);
    await this.schedule();
  }

  /** Looks at the products that are due, the one not seen for longest first. */
  run(): Promise<void> {
    this.#underWay ??= this.#run().finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  /** Looks at one product now, because the shopper asked for it. */
  async check(id: string): Promise<void> {
    const item = await this.#parts.store.read(id);
    if (item) await this.#look(item);
  }

  async #run(): Promise<void> {
    const nowMs = this.#parts.now().getTime();
    const due = (await this.#parts.store.list())
      .filter((item) => isDue(item, nowMs))
      .sort((a, b) => lastLookMs(a) - lastLookMs(b))
      .slice(0, CHECKS_PER_ALARM);
    for (const [index, item] of due.entries()) {
      if (index > 0) {
        await this.#parts.pause(MIN_PAUSE_MS + this.#parts.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS));
      }
      await this.#look(item);
    }
  }

  async #look(item: WatchItem): Promise<void> {
    const ways = await this.#ways();
    if (ways.page && (await this.#lookAtPage(item))) return;
    if (ways.crowd) await this.#askCrowd(item, ways.page);
  }

  async #ways(): Promise<{ page: boolean; crowd: boolean; some: boolean }> {
    const { consents } = await this.#parts.settings.read();
    const page = consents.watch.granted && (await this.#parts.hasAccess());
    const crowd = consents.lookup.granted;
    return { page, crowd, some: page || crowd };
  }

  /** Whether the page brought a price or said that there is none to be had. */
  async #lookAtPage(item: WatchItem): Promise<boolean> {
    const { watchlist, engine, pages, now } = this.#parts;
    const look = { at: now(), source: "background" } as const;
    const page = await pages.read(item.url);
    const facts = page.ok ? await engine.call("facts.read", { url: item.url }, page.value) : page;
    if (!facts.ok) {
      await watchlist.take(item.id, { outcome: "failed" }, look);
      return false;
    }
    const justified = await engine.call("observations.from_facts", { now: look.at.toISOString(), facts: facts.value });
    const observations = justified.ok ? justified.value.observations : [];
    // Kept on the device only: the shopper has not seen these prices, so they are not shared.
    for (const observation of observations) await recordLocally(observation, { engine, store: this.#parts });
    await watchlist.takeFacts(facts.value, observations, item.id, look);
    return (await this.#parts.store.read(item.id))?.last_check?.outcome === "ok";
  }

  /** Other shoppers' latest price of the very same series, when it is newer than ours. */
  async #askCrowd(item: WatchItem, isSecondTry: boolean): Promise<void> {
    const crowd = await this.#parts.crowd.lookUp(item.key.product_id);
    const series = crowd.ok ? await this.#read(item, crowd.value.series) : undefined;
    const look = { at: this.#parts.now(), source: "crowd" } as const;
    const reading = series && (await this.#crowdReading(item, series));
    if (reading) return this.#parts.watchlist.take(item.id, reading, look);
    // What became of the page says more.
    if (isSecondTry) return;
    if (!crowd.ok) return this.#parts.watchlist.take(item.id, { outcome: "failed" }, look);
    await this.#parts.watchlist.note(item.id, "nothing_new", look);
  }

  /** The crowd's series of what is watched, which comes encoded in part. */
  async #read({ key }: WatchItem, crowd: readonly CrowdSeries[]): Promise<Series | undefined> {
    const others = crowd.filter((one) => seriesId(one) === seriesId(key)).map(historyOf);
    if (others.length === 0) return undefined;
    const empty: Series = { ...key, runs: [] };
    const read = await this.#parts.engine.call("history.merge", { series: empty, sightings: [], others });
    return read.ok ? read.value : undefined;
  }

  async #crowdReading({ key }: WatchItem, series: Series): Promise<WatchReading | undefined> {
    const latest = series.runs.at(-1);
    const own = (await this.#parts.series.read(key))?.runs.at(-1);
    if (!latest || (own && own.to >= latest.to)) return undefined;
    if (latest.in_stock === false) return { outcome: "ok", key, in_stock: false };
    const lowest = lowestBefore(series);
    return {
      outcome: "ok",
      key,
      price_minor: latest.price_minor,
      ...(latest.in_stock === undefined ? {} : { in_stock: latest.in_stock }),
      ...(lowest === undefined ? {} : { lowest_before_minor: lowest }),
    };
  }
}

const lastLookMs = ({ last_check: last }: WatchItem): number => (last ? Date.parse(last.at) : 0);

/** 6 hours, then 12, 24, … up to a week after failures; a look in the future means a clock set back. */
function isDue(item: WatchItem, nowMs: number): boolean {
  const ageMs = nowMs - lastLookMs(item);
  return ageMs < 0 || ageMs >= Math.min(MIN_AGE_MS * 2 ** item.failures, MAX_BACK_OFF_MS);
}
