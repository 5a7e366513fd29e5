// Whether a seller can be trusted: the facts of the open page beside those of earlier pages, judged by
// the trust engine. What is kept of stores and listings never leaves this device.
import { failure, success, type Envelope } from "../../messages/envelope.js";
import type { ListedSeller } from "../../messages/list-view.js";
import type { Settings } from "../../messages/settings.js";
import type {
  KnownStore,
  ListingFacts,
  ListingSighting,
  StorePageAnswer,
  StoreSighting,
  TrustNoteChange,
  TrustRequest,
  TrustView,
} from "../../messages/trust.js";
import type { ListingSignal } from "../../trust-contract.js";
import type { EngineOwner } from "../engine-owner.js";
import type { PageToRead } from "../page-to-read.js";
import type { KnownListings } from "../store/known-listings.js";
import type { KnownStores } from "../store/known-stores.js";
import type { SeenProducts } from "../store/seen-products.js";
import type { TrustEngineOwner } from "./trust-engine-owner.js";

/** The engine compares no more of them. */
const MAX_STORE_ITEMS = 200;

export interface StoreTrustParts {
  engine: Pick<EngineOwner, "call">;
  trust_engine: Pick<TrustEngineOwner, "call">;
  stores: KnownStores;
  listings: KnownListings;
  seen_products: SeenProducts;
  settings: { read(): Promise<Settings> };
}

/** When a page was opened, and whether anything of it may be kept. */
export interface Visit extends Pick<PageToRead, "is_private" | "now"> {
  locale: string;
}

export class StoreTrust {
  readonly #parts: StoreTrustParts;

  constructor(parts: StoreTrustParts) {
    this.#parts = parts;
  }

  /** The seller of a product page, and what is unusual about the listing. */
  async readListing(request: TrustRequest, visit: Visit): Promise<Envelope<TrustView>> {
    const mayKeep = await this.#mayKeep(visit);
    const view = await this.#judge(request.facts, visit, mayKeep);
    if (!view.ok) return view;
    const signals = await this.#signals(request, visit, mayKeep);
    return signals.ok ? success({ ...view.value, signals: signals.value }) : signals;
  }

  async readStorePage({ url, extract }: Pick<PageToRead, "url" | "extract">, visit: Visit): Promise<Envelope<StorePageAnswer>> {
    const read = await this.#parts.engine.call("facts.read", { url, rendered_wins: true }, extract);
    if (!read.ok) return read.error.code === "unsupported_page" ? success({ state: "none" }) : read;
    const facts = read.value;
    if (facts.page === "blocked" || facts.state === "blocked") return success({ state: "blocked" });
    if (facts.page !== "store" || !facts.store) return success({ state: "none" });
    const view = await this.#judge(facts, visit, await this.#mayKeep(visit));
    return view.ok ? success({ state: "read", view: view.value }) : view;
  }

  /** What pages opened before say of these stores; those of which too little is known are left out. */
  async known(ids: readonly string[], visit: Visit): Promise<Map<string, ListedSeller>> {
    const known = visit.is_private ? [] : await this.#parts.stores.readAll(ids);
    const judged = new Map<string, ListedSeller>();
    for (const store of known) {
      const answer = store && (await this.#trust(store.sightings, visit));
      const recommendation = answer?.ok ? answer.value.trust.recommendation : undefined;
      if (store && answer?.ok && recommendation) judged.set(store.id, { recommendation, text: answer.value.trust.text });
    }
    return judged;
  }

  async note({ store_id: id, text }: TrustNoteChange, now: Date): Promise<Envelope<null>> {
    const note = text.trim() === "" ? undefined : { text, written_at: now.toISOString() };
    const isKnown = await this.#parts.stores.writeNote(id, note);
    return isKnown ? success(null) : failure("invalid_input", "trust.note", "no such store is known");
  }

  async #mayKeep({ is_private: isPrivate }: Visit): Promise<boolean> {
    return !isPrivate && (await this.#parts.settings.read()).remember_products;
  }

  async #judge(facts: ListingFacts, visit: Visit, mayKeep: boolean): Promise<Envelope<TrustView>> {
    const { store = {} } = facts;
    const sighting = sightingOf(facts, visit.now);
    const known = await this.#known(store.id, sighting, mayKeep);
    const answer = await this.#trust(known?.sightings ?? [sighting], visit);
    if (!answer.ok) return answer;
    const { id, name, url } = store;
    return success({
      store: { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), ...(url === undefined ? {} : { url }) },
      trust: answer.value.trust,
      signals: [],
      can_note: known !== undefined,
      ...(known?.note ? { note: known.note } : {}),
    });
  }

  #trust(sightings: readonly StoreSighting[], { now, locale }: Visit) {
    return this.#parts.trust_engine.call("seller.trust", { now: now.toISOString(), locale }, JSON.stringify({ sightings }));
  }

  /** All that is known of a store with what this page says; undefined where nothing is kept. */
  async #known(id: string | undefined, sighting: StoreSighting, mayKeep: boolean): Promise<KnownStore | undefined> {
    return id !== undefined && mayKeep ? this.#parts.stores.add(id, sighting) : undefined;
  }

  async #signals(request: TrustRequest, visit: Visit, mayKeep: boolean): Promise<Envelope<ListingSignal[]>> {
    const { facts, review_patterns: patterns = [] } = request;
    const now = visit.now.toISOString();
    const answer = await this.#parts.trust_engine.call(
      "listing.signals",
      { now, locale: visit.locale },
      JSON.stringify({ facts, review_patterns: patterns, ...(mayKeep ? await this.#seenBefore(request) : {}) }),
    );
    if (!answer.ok) return answer;
    const id = productId(facts);
    if (mayKeep && id !== undefined) await this.#parts.listings.add(id, listingSighting(facts, now));
    return success(answer.value.signals);
  }

  async #seenBefore({ facts, comparable }: TrustRequest) {
    const { listings } = this.#parts;
    const id = productId(facts);
    const storeId = facts.store?.id;
    const ofStore = storeId === undefined ? [] : await listings.ofStore(storeId);
    return {
      sightings: id === undefined ? [] : ((await listings.read(id))?.sightings ?? []),
      store_items: ofStore.slice(-MAX_STORE_ITEMS).flatMap(({ sightings }) => sightings.slice(-1)),
      look_alikes: comparable ? await this.#lookAlikes(comparable) : [],
    };
  }

  /** Listings seen of very likely the same item, with their price. */
  async #lookAlikes(product: NonNullable<TrustRequest["comparable"]>) {
    const { url_id: _, store_name: __, ...compared } = product;
    const seen = await this.#parts.seen_products.list();
    const answer = await this.#parts.engine.call("products.look_alikes", { product: compared, seen });
    if (!answer.ok) return [];
    return answer.value.look_alikes.flatMap(({ index, title_percent: percent }) => {
      const { id, title, currency, price_minor: price } = seen[index] ?? {};
      if (id === undefined || title === undefined || currency === undefined || !price) return [];
      return [{ product_id: id, title, currency, price_minor: price.min, likeness: percent / 100 }];
    });
  }
}

const productId = ({ product }: ListingFacts): string | undefined => product?.canonical_id ?? product?.id;

function sightingOf({ page, store = {}, rating, sold, shipping }: ListingFacts, now: Date): StoreSighting {
  return {
    seen_at: now.toISOString(),
    page,
    store,
    ...(rating ? { rating } : {}),
    ...(sold ? { sold } : {}),
    ...(shipping ? { shipping } : {}),
  };
}

function listingSighting({ product, store, offer }: ListingFacts, now: string): ListingSighting {
  const price = offer?.price_minor?.min;
  return {
    seen_at: now,
    ...(product?.title === undefined ? {} : { title: product.title }),
    ...(product?.category_path ? { category_path: product.category_path } : {}),
    ...(store?.id === undefined ? {} : { store_id: store.id }),
    ...(price === undefined || offer?.currency === undefined ? {} : { price_minor: price, currency: offer.currency }),
  };
}
