// The product fields by which readers are compared: what is true, from the definition that the text
// was made from, and how each kind of reader's answer says the same.
import { galleryUrls } from "../../../tests/fixtures/shop/product-parts.mjs";
import { listPriceRange, priceRange } from "../../../tests/fixtures/shop/definition.mjs";
import { minorUnits, printedMinor } from "./plain-parts.mjs";

const sum = (values) => values.reduce((total, value) => total + value, 0);
const sumOfAll = (values) => (values.includes(undefined) ? undefined : sum(values));
const number = (value) => (value === undefined || value === null || value === "" ? undefined : Number(value));

/** Field → true value. */
export function trueFields(definition) {
  const price = priceRange(definition);
  const list = listPriceRange(definition);
  const selected = definition.skus[definition.selectedIndex];
  return {
    id: definition.id,
    title: definition.title,
    first_image: galleryUrls(definition)[0],
    currency: definition.style.currency,
    price_min: price.min,
    price_max: price.max,
    list_price_min: list.min,
    list_price_max: list.max,
    selected_sku: selected.id,
    selected_price: selected.priceMinor,
    sku_count: definition.skus.length,
    sku_ids: definition.skus.map((sku) => sku.id).join(),
    sku_prices: sum(definition.skus.map((sku) => sku.priceMinor)),
    sku_names: definition.skus.flatMap((sku) => sku.attributes.map(({ value }) => value.label)).join(),
    stock: sum(definition.skus.map((sku) => sku.stock)),
    rating: Number(definition.rating.average),
    rating_count: definition.rating.count,
    sold: definition.sold.count,
    store_id: definition.store.id,
    store_name: definition.store.name,
    store_positive_percent: Number(definition.store.positivePercent),
  };
}

/** The engine's facts, and the plain reader's, which have the same shape. */
export function fieldsOfFacts({ product, offer, skus = [], rating, sold, store }) {
  return {
    id: product?.id,
    title: product?.title,
    first_image: product?.image_urls?.[0],
    currency: offer?.currency,
    price_min: offer?.price_minor?.min,
    price_max: offer?.price_minor?.max,
    list_price_min: offer?.list_price_minor?.min,
    list_price_max: offer?.list_price_minor?.max,
    selected_sku: offer?.selected?.sku_id,
    selected_price: offer?.selected?.price_minor,
    sku_count: skus.length,
    sku_ids: skus.map((sku) => sku.id).join(),
    sku_prices: sum(skus.map((sku) => sku.price_minor)),
    sku_names: skus.flatMap((sku) => sku.attributes.map(({ value }) => value)).join(),
    stock: offer?.stock,
    rating: rating?.average,
    rating_count: rating?.count,
    sold: sold?.count,
    store_id: store?.id,
    store_name: store?.name,
    store_positive_percent: store?.positive_percent,
  };
}

const amount = (given) => (given ? minorUnits(given.value, given.currency) : undefined);

/** aliexpress-product-scraper's product JSON. */
export function fieldsOfScraperProduct(p) {
  const rows = p.variants.prices;
  const labels = new Map(p.variants.options.flatMap(({ values }) => values.map((v) => [String(v.id), v.displayName])));
  return {
    id: String(p.productId),
    title: p.title,
    first_image: p.images[0],
    currency: p.currencyInfo.currencyCode,
    price_min: amount(p.salePrice.min),
    price_max: amount(p.salePrice.max),
    list_price_min: amount(p.originalPrice.min),
    list_price_max: amount(p.originalPrice.max),
    sku_count: rows.length,
    sku_ids: rows.map((row) => String(row.skuId)).join(),
    sku_prices: sumOfAll(rows.map((row) => amount(row.salePrice))),
    sku_names: rows.flatMap((row) => row.optionValueIds.split(/[,;]/).map((id) => labels.get(id.split(":").at(-1)))).join(),
    stock: p.quantity.available,
    rating: number(p.ratings.averageStar),
    rating_count: p.ratings.totalStartCount,
    sold: printedMinor(p.orders, "JPY"),
    store_id: String(p.storeInfo.storeNumber),
    store_name: p.storeInfo.name,
    store_positive_percent: number(p.storeInfo.rating),
  };
}

/** The Product block of a page's JSON-LD, with the page's canonical address. */
export function fieldsOfJsonLd(product, address) {
  const offer = product?.offers;
  const price = offer && minorUnits(Number(offer.price), offer.priceCurrency);
  return {
    id: address?.match(/\/item\/(\d+)\.html/)?.[1],
    title: product?.name,
    first_image: product?.image?.[0],
    currency: offer?.priceCurrency,
    price_min: price,
    rating: number(product?.aggregateRating?.ratingValue),
    rating_count: number(product?.aggregateRating?.reviewCount),
  };
}

/** How many of the true fields a reader has right, and which it has wrong (absent ones are neither). */
export function judgeFields(truth, read) {
  const names = Object.keys(truth);
  return {
    fields: names.length,
    right: names.filter((name) => read[name] === truth[name]).length,
    wrong: names.filter((name) => read[name] !== undefined && read[name] !== truth[name]),
  };
}
