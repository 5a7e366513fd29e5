// The forecast's own track record: which advices were shown, and what became of them. The
// engine decides what counts and what paid off; here it is kept and asked for.
//
//   page shown with an advice → settle what the series already had, keep the new one if it counts
//   once a day                → settle what the watchlist or other tabs have seen meanwhile
import type { Series } from "../engine-contract.js";
import type { GivenAdvice, TrackRecord } from "../messages/advice.js";
import type { HistoryView } from "../messages/page-view.js";
import type { EngineOwner } from "./engine-owner.js";
import type { AdviceStore, KeptAdvices } from "./store/advice-store.js";
import type { SeriesStore } from "./store/series-store.js";

const ALARM = "advices";
const DAY_MINUTES = 24 * 60;

export interface AdvicesParts {
  store: AdviceStore;
  series: Pick<SeriesStore, "read">;
  engine: Pick<EngineOwner, "call" | "ready">;
  alarms: Pick<typeof chrome.alarms, "create" | "getAll">;
  now: () => Date;
}

export class Advices {
  readonly #parts: AdvicesParts;
  /** Kept until something is new: counting 2,000 advices takes longer than reading a page. */
  #record: TrackRecord | undefined;
  #changes = 0;

  constructor(parts: AdvicesParts) {
    this.#parts = parts;
  }

  /** Takes notice of what is shown of a product outside private windows. */
  async take(history: HistoryView, now: Date): Promise<void> {
    await this.#settle({ ...history.key, runs: history.runs }, now, givenNow(history, now));
  }

  /** How the advices of this device did; undefined while none was ever given. */
  async trackRecord(): Promise<TrackRecord | undefined> {
    // Also after the local data were erased.
    if ((await this.#parts.store.count()) === 0) return (this.#record = undefined);
    if (this.#record) return this.#record;
    const changes = this.#changes;
    const settled = await this.#parts.engine.call("advice.settle", { advices: await this.#parts.store.all() });
    const record = settled.ok ? settled.value.record : undefined;
    if (changes === this.#changes) this.#record = record;
    return record;
  }

  /** Makes sure that outcomes are looked up once a day. */
  async schedule(): Promise<void> {
    if ((await this.#parts.alarms.getAll()).some(({ name }) => name === ALARM)) return;
    await this.#parts.alarms.create(ALARM, { delayInMinutes: DAY_MINUTES, periodInMinutes: DAY_MINUTES });
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (name === ALARM) await this.settleAll();
  }

  /** Looks up what became of every advice that is not settled. */
  async settleAll(): Promise<void> {
    const { store, series, now } = this.#parts;
    for (const key of await store.unsettledSeries()) {
      await this.#settle((await series.read(key)) ?? { ...key, runs: [] }, now());
    }
  }

  async #settle(series: Series, now: Date, latest?: GivenAdvice): Promise<void> {
    const { product_id: id, currency } = series;
    if (id === undefined || currency === undefined) return;
    const engine = await this.#parts.engine.ready();
    const isNew = await this.#parts.store.update({ ...series, product_id: id, currency }, (advices): KeptAdvices => {
      const settled = engine.call("advice.settle", {
        now: now.toISOString(),
        advices: [...advices],
        series,
        ...(latest ? { latest } : {}),
      });
      if (!settled.ok) return { advices };
      const outcomes = settled.value.advices;
      return {
        advices: advices.map((advice, index) => ({ ...advice, ...outcomes[index] })),
        ...(latest && settled.value.counts === true ? { added: latest } : {}),
      };
    });
    if (!isNew) return;
    this.#record = undefined;
    this.#changes += 1;
  }
}

/** The advice as it is shown; undefined where none is given. */
function givenNow({ advice, forecast }: HistoryView, now: Date): GivenAdvice | undefined {
  const { action, price_minor: price, drop_percent: percent, drop_permille: permille } = advice;
  if (action === "no_advice" || price === undefined || percent === undefined || permille === undefined) return undefined;
  return {
    action,
    made_at: now.toISOString(),
    price_minor: price,
    horizon_days: forecast.horizon_days,
    drop_percent: percent,
    drop_permille: permille,
  };
}
