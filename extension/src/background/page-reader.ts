// From a page extract to what the card shows: facts → observations → local history → verdict.
import type { CouponObservation, Facts, Observation, Offer, SeriesKey } from "../engine-contract.js";
import { success, type Envelope } from "../messages/envelope.js";
import {
  withHistory,
  type CrowdState,
  type HistoryCandidate,
  type HistorySubject,
  type OfferView,
  type PageView,
} from "../messages/page-view.js";
import { summaryOf } from "../messages/watch.js";
import type { CrowdCoupon } from "./crowd-coupons.js";
import type { CrowdProduct } from "./crowd-history.js";
import { recordLocally } from "./local-history.js";
import type { PageToRead } from "./page-to-read.js";
import { publicKey, readHistory, withTrackRecord } from "./price-history.js";
import { couponOrigins, couponsSeen, keepCoupons, productOnPage } from "./seen-elsewhere.js";
import type { Services } from "./services.js";
import { listingFacts } from "./trust/listing-facts.js";

export async function readPage(page: PageToRead, services: Services): Promise<Envelope<PageView>> {
  // What the shopper sees now wins over embedded data that a choice on the page made stale.
  const read = await services.engine.call("facts.read", { url: page.url, rendered_wins: true }, page.extract);
  if (!read.ok) {
    return read.error.code === "unsupported_page" ? success({ state: "empty", warnings: [] }) : read;
  }
  const facts = read.value;
  const described = describe(facts);
  if (described.state !== "thin") {
    await observeWatch(facts, [], page, services);
    return success(withSeller(described, facts));
  }
  const crowd = await knownCrowd(described.product?.id, page.is_private, services);
  const costed = await withCost(described, crowd.coupons, facts, page, services);
  const view = await withComparable(costed, facts, page, services);
  const justified = await services.engine.call("observations.from_facts", {
    now: page.now.toISOString(),
    facts,
  });
  const { observations, coupons = [] } = justified.ok ? justified.value : { observations: [] };
  if (!page.is_private) {
    await keep(observations, coupons, services);
    if (facts.offer?.ship_to !== undefined) await services.store.destination.write(facts.offer.ship_to);
  }
  await observeWatch(facts, observations, page, services);
  const subject = subjectOf(facts, observations);
  const watched = await watchedView(view, page, services);
  const complete = withSeller(watched, facts);
  if (!subject) return success(complete);
  return judged(complete, subject, crowd, page, services);
}

/** Every visit of a watched product is a look at its price; those in private windows are not. */
async function observeWatch(
  facts: Facts,
  observations: readonly Observation[],
  { is_private: isPrivate, now }: PageToRead,
  services: Services,
): Promise<void> {
  const id = facts.product?.canonical_id ?? facts.product?.id;
  if (isPrivate || id === undefined) return;
  await services.watchlist.takeFacts(facts, observations, id, { at: now, source: "visit" });
}

async function watchedView(view: PageView, { is_private: isPrivate }: PageToRead, services: Services): Promise<PageView> {
  if (isPrivate || !view.product) return view;
  const watch = await services.watchlist.row(view.product.id);
  return watch ? { ...view, watch: summaryOf(watch) } : view;
}

/** What seller and listing are judged by, where the page is a product's and has loaded. */
function withSeller(view: PageView, facts: Facts): PageView {
  if (!view.product || facts.state === "not_loaded") return view;
  return { ...view, seller: { facts: listingFacts(facts), ...(view.comparable ? { comparable: view.comparable } : {}) } };
}

/** Everything but the history; "thin" until the history says otherwise. */
function describe(facts: Facts): PageView {
  const warnings = facts.warnings;
  if (facts.page === "blocked" || facts.state === "blocked") return { state: "blocked", warnings };
  if (facts.page !== "product") return { state: "empty", warnings };
  const id = facts.product?.canonical_id ?? facts.product?.id;
  const title = facts.product?.title;
  const product = id === undefined ? undefined : { id, ...(title === undefined ? {} : { title }) };
  const base = { warnings, ...(product ? { product } : {}) };
  if (facts.state === "unavailable" || facts.state === "not_loaded") return { state: facts.state, ...base };
  const offer = facts.offer && offerView(facts.offer);
  return offer ? { state: "thin", ...base, offer } : { state: "empty", ...base };
}

async function withCost(
  view: PageView,
  shared: readonly CrowdCoupon[],
  facts: Facts,
  page: PageToRead,
  services: Services,
): Promise<PageView> {
  const seen = await couponsSeen(facts, shared, page, services);
  const cost = await services.engine.call("offer.cost", { now: page.now.toISOString(), facts, coupons_seen: seen });
  await keepCoupons(facts, page, services);
  return cost.ok ? { ...view, cost: cost.value, coupon_origins: couponOrigins(cost.value, seen) } : view;
}

async function withComparable(view: PageView, facts: Facts, page: PageToRead, services: Services): Promise<PageView> {
  const comparable = await productOnPage(facts, view.cost, page, services);
  return comparable ? { ...view, comparable } : view;
}

function offerView(offer: Offer): OfferView | undefined {
  const { currency, price_minor: range, selected, list_price_minor: listRange } = offer;
  const price = selected?.price_minor ?? range?.min;
  if (currency === undefined || price === undefined) return undefined;
  const isSelected = selected?.price_minor !== undefined;
  const list = isSelected ? selected.list_price_minor : listRange?.min;
  return {
    currency,
    price_minor: price,
    context: offer.context,
    is_selected_variant: isSelected,
    ...(!isSelected && range && range.max > range.min ? { up_to_minor: range.max } : {}),
    ...(list !== undefined && list > price ? { list_price_minor: list } : {}),
    ...(offer.discount_percent === undefined ? {} : { discount_percent: offer.discount_percent }),
  };
}

async function keep(
  observations: readonly Observation[],
  coupons: readonly CouponObservation[],
  services: Services,
): Promise<void> {
  for (const observation of observations) await recordLocally(observation, services);
  const { consents } = await services.store.settings.read();
  if (consents.contribute.granted) await services.outbox.add(observations, coupons);
}

/** The series that fit the page, the selected variant's first. */
function subjectOf(facts: Facts, observations: readonly Observation[]): HistorySubject | undefined {
  const claim = facts.offer?.discount_percent;
  const claimed = claim === undefined ? {} : { discount_percent: claim };
  const candidates = observations.map(
    ({ observed_at: _, category_id: __, price_minor, list_price_minor, in_stock, ...key }): HistoryCandidate => ({
      key,
      offer: {
        price_minor,
        ...(list_price_minor === undefined ? {} : { list_price_minor }),
        ...(in_stock === undefined ? {} : { in_stock }),
        ...claimed,
      },
    }),
  );
  if (candidates.length === 0) {
    const unrecorded = candidateFromFacts(facts);
    return unrecorded && { candidates: withPublicOnes([unrecorded]) };
  }
  candidates.sort((a, b) => Number(b.key.sku_id !== undefined) - Number(a.key.sku_id !== undefined));
  return { candidates: withPublicOnes(candidates) };
}

/** Where the prices are personal, the history of what everyone pays is better than none. */
function withPublicOnes(candidates: HistoryCandidate[]): HistoryCandidate[] {
  const personal = candidates.filter(({ key }) => key.context !== "public");
  return [...candidates, ...personal.map(({ key }) => ({ key: publicKey(key) }))];
}

/** For a page whose price is not certain enough to be kept: earlier history can still be shown. */
function candidateFromFacts({ product, offer }: Facts): HistoryCandidate | undefined {
  const id = product?.canonical_id ?? product?.id;
  const price = offer?.price_minor?.min;
  if (id === undefined || offer?.currency === undefined || price === undefined) return undefined;
  const key: SeriesKey = { product_id: id, currency: offer.currency, context: offer.context };
  if (offer.ship_to !== undefined) key.ship_to = offer.ship_to;
  return { key, offer: { price_minor: price }, is_doubted: true };
}

async function judged(
  view: PageView,
  subject: HistorySubject,
  { state, series }: KnownCrowd,
  page: PageToRead,
  services: Services,
): Promise<Envelope<PageView>> {
  const history = await readHistory(subject, { crowd: series, state, now: page.now }, services);
  if (!history.ok) return history;
  const shown = await withTrackRecord(history.value, page.now, services);
  return success({ ...withHistory(view, shown), subject });
}

interface KnownCrowd extends CrowdProduct {
  state: CrowdState;
}

/** What the crowd is known to say without waiting for the network. */
async function knownCrowd(productId: string | undefined, isPrivate: boolean, services: Services): Promise<KnownCrowd> {
  const nothing = { series: [], coupons: [] };
  if (isPrivate) return { state: "private", ...nothing };
  const { consents } = await services.store.settings.read();
  if (!consents.lookup.granted) return { state: "off", ...nothing };
  const crowd = await services.crowd.cached(productId ?? "");
  return crowd ? { state: "included", ...crowd } : { state: "pending", ...nothing };
}
