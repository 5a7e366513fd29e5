// From the extract of a list to what its badges show: facts → history of each product → judgement.
//
// A card's price never enters a history, on the device or elsewhere. It is the price of a variant
// that the shop chose for the card, sometimes with a coupon, and the card does not say for which
// destination; a history is of the lowest price for one destination. So a card is only held
// against such a history: of its own currency and kind of price, for the destination that a
// product page named last. Where no page has named any, against one without a destination.
import type { Facts, Series, SeriesKey } from "../engine-contract.js";
import { success, type Envelope } from "../messages/envelope.js";
import type { ListedProduct, ListedSeller, ListView } from "../messages/list-view.js";
import type { PageToRead } from "./page-to-read.js";
import { withCrowd } from "./price-history.js";
import type { Services } from "./services.js";

/** A list, and the language of what is said about it. */
export interface ListToRead extends PageToRead {
  locale: string;
}

type Card = NonNullable<Facts["items"]>[number];

/** The engine judges no more at once. */
const MAX_CARDS = 1000;

export async function readList(page: ListToRead, services: Services): Promise<Envelope<ListView>> {
  const read = await services.engine.call("facts.read", { url: page.url, rendered_wins: true }, page.extract);
  if (!read.ok) {
    return read.error.code === "unsupported_page" ? success({ products: [] }) : read;
  }
  const facts = read.value;
  const isList = facts.page === "search" || facts.page === "store";
  const cards = isList ? (facts.items ?? []).slice(0, MAX_CARDS) : [];
  if (cards.length === 0) return success({ products: [] });
  const histories = await historiesOf(cards, page.is_private, services);
  const judged = await services.engine.call("listing.judge", {
    now: page.now.toISOString(),
    warnings: facts.warnings,
    items: cards.map((card, i) => ({
      product_id: productId(card),
      ...(card.offer ? { offer: card.offer } : {}),
      ...(histories[i] ? { series: histories[i] } : {}),
    })),
  });
  if (!judged.ok) return judged;
  const sellers = await services.storeTrust.known(storeIds(cards), page);
  return success({
    products: cards.map((card, i) => listed(card, judged.value.items[i]?.judgement, sellers.get(card.store?.id ?? ""))),
  });
}

const storeIds = (cards: readonly Card[]): string[] => [
  ...new Set(cards.map(({ store }) => store?.id).filter((id) => id !== undefined)),
];

const productId = ({ product }: Card): string => product.canonical_id ?? product.id ?? "";

function listed({ product, offer }: Card, judgement: ListedProduct["judgement"], seller: ListedSeller | undefined): ListedProduct {
  const ids = [product.id, product.canonical_id].filter((id) => id !== undefined);
  const price = offer ? { currency: offer.currency, price_minor: offer.price_minor.min } : {};
  return { ids, ...price, ...(judgement ? { judgement } : {}), ...(seller ? { seller } : {}) };
}

/** The history that fits each card, undefined where there is none. */
async function historiesOf(
  cards: readonly Card[],
  isPrivate: boolean,
  services: Services,
): Promise<(Series | undefined)[]> {
  const destination = await services.store.destination.read();
  const keys = cards.map((card) => seriesKey(card, destination));
  const local = await services.store.series.readAll(keys);
  const { consents } = await services.store.settings.read();
  if (isPrivate || !consents.lookup.granted) return local;
  // What others shared is used where it is at hand; a list of products is never asked for.
  return Promise.all(keys.map(async (key, i) => {
    const crowd = key && (await services.crowd.cached(key.product_id));
    return key && crowd ? withCrowd(key, local[i], crowd.series, services) : local[i];
  }));
}

function seriesKey(card: Card, destination: string | undefined): SeriesKey | undefined {
  const { offer } = card;
  const id = productId(card);
  if (id === "" || !offer) return undefined;
  const key: SeriesKey = { product_id: id, currency: offer.currency, context: offer.context };
  return destination === undefined ? key : { ...key, ship_to: destination };
}
