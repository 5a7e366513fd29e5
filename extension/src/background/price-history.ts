// Local and crowd history of what a page shows, put together and judged by the engine.
import type { Series, SeriesKey } from "../engine-contract.js";
import { success, type Envelope } from "../messages/envelope.js";
import type { CrowdState, HistoryCandidate, HistorySubject, HistoryView } from "../messages/page-view.js";
import { daysOf, historyOf, type CrowdSeries } from "./crowd-series.js";
import type { Services } from "./services.js";
import { seriesId } from "./store/series-store.js";

/** What is known besides the local history, and when. */
interface Circumstances {
  /** The crowd's series of the product; only those of the very same key are used. */
  crowd: readonly CrowdSeries[];
  state: CrowdState;
  now: Date;
}

/** Judges the subject's first candidate that has enough history, else its first candidate. */
export async function readHistory(
  subject: HistorySubject,
  circumstances: Circumstances,
  services: Services,
): Promise<Envelope<HistoryView>> {
  let first: Envelope<HistoryView> | undefined;
  for (const candidate of subject.candidates) {
    const view = await judge(candidate, circumstances, services);
    if (view.ok && view.value.verdict.enough_data) return first?.ok ? inPlaceOf(first.value, view.value) : view;
    first ??= view;
  }
  if (!first) throw new Error("a history subject has at least one candidate");
  return first;
}

/** Another history than that of the price shown; what everyone pays is said of the price shown. */
function inPlaceOf({ public_price: known }: HistoryView, view: HistoryView): Envelope<HistoryView> {
  const { public_price: _, ...history } = view;
  return success(known === undefined ? history : { ...history, public_price: known });
}

async function judge(
  { key, offer, is_doubted: isDoubted }: HistoryCandidate,
  { crowd, state, now }: Circumstances,
  services: Services,
): Promise<Envelope<HistoryView>> {
  const others = ofKey(key, crowd);
  const series = await joined(key, await services.store.series.read(key), others, services);
  const value = await services.engine.call("history.assess", {
    now: now.toISOString(),
    series,
    drop_percent: (await services.store.settings.read()).drop_percent,
    ...(offer === undefined ? {} : { offer }),
    ...(key.context === "public" ? {} : { public_series: await publicSeries(key, crowd, services) }),
  });
  if (!value.ok) return value;
  const { stats, verdict, forecast, advice, sale_events, public_price, series: judged } = value.value;
  const crowdState = state === "included" && others.length === 0 ? "none" : state;
  const days = others.flatMap(daysOf);
  return success({
    key, runs: judged.runs, stats, verdict, forecast, advice, sale_events, crowd: crowdState,
    ...(public_price === undefined ? {} : { public_price }),
    ...(days.length === 0 ? {} : { crowd_days: days }),
    ...(isDoubted ? { is_doubted: true } : {}),
  });
}

/** The key of what everyone pays for the same thing. */
export const publicKey = (key: SeriesKey): SeriesKey => ({ ...key, context: "public" });

async function publicSeries(key: SeriesKey, crowd: readonly CrowdSeries[], services: Services): Promise<Series> {
  const shared = publicKey(key);
  return joined(shared, await services.store.series.read(shared), ofKey(shared, crowd), services);
}

/**
 * Keeps the advice that is shown, and adds how earlier ones did. What is still waiting for the
 * crowd's history will be shown again, perhaps with another advice; that one counts. A price in doubt
 * gives no advice to be held to, and settles none.
 */
export async function withTrackRecord(view: HistoryView, now: Date, { advices }: Services): Promise<HistoryView> {
  if (view.crowd === "private") return view;
  if (view.crowd !== "pending" && !view.is_doubted) await advices.take(view, now);
  const record = await advices.trackRecord();
  return record ? { ...view, track_record: record } : view;
}

/** What is known on the device of a series, with what the crowd knows of the very same. */
export async function withCrowd(
  key: SeriesKey,
  local: Series | undefined,
  crowd: readonly CrowdSeries[],
  services: Services,
): Promise<Series | undefined> {
  const others = ofKey(key, crowd);
  return others.length === 0 ? local : joined(key, local, others, services);
}

const ofKey = (key: SeriesKey, crowd: readonly CrowdSeries[]): CrowdSeries[] =>
  crowd.filter((series) => seriesId(series) === seriesId(key));

async function joined(
  key: SeriesKey,
  stored: Series | undefined,
  crowd: readonly CrowdSeries[],
  services: Services,
): Promise<Series> {
  const local: Series = stored ?? { ...key, runs: [] };
  if (crowd.length === 0) return local;
  const others = crowd.map(historyOf);
  const merged = await services.engine.call("history.merge", { series: local, sightings: [], others });
  // A server's series that the engine refuses is left out; the local one still counts.
  return merged.ok ? merged.value : local;
}
