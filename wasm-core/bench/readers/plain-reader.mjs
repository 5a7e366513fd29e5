// The baseline: JSON.parse of the whole embedded object, then plain property reads of the same
// facts as the engine's, in the same shape.
import {
  amountMinor,
  attributeNames,
  attributesOf,
  couponOffers,
  embeddedSkus,
  httpsUrl,
  printedCount,
  printedDate,
  printedMinor,
  selectedSku,
  shippingOptions,
  stars,
} from "./plain-parts.mjs";

const range = (min, max) => ({ min: amountMinor(min), max: amountMinor(max) });

const MODULE = {
  product: (d) => ({
    id: d.commonModule.productIdStr,
    title: d.titleModule.subject,
    image_urls: d.imageModule.imagePathList,
    category_path: d.crossLinkModule.breadCrumbPathList.map((crumb) => crumb.name),
  }),
  skus: (d) => embeddedSkus(d.skuModule.skuPriceList, d.skuModule.productSKUPropertyList),
  offer: (d, skus) => {
    const p = d.priceModule;
    const chosen = d.skuModule.skuPriceList.findIndex((row) => row.skuAttr === d.skuModule.selectedSkuAttr);
    return {
      currency: d.commonModule.currencyCode,
      price_minor: range(p.minActivityAmount ?? p.minAmount, p.maxActivityAmount ?? p.maxAmount),
      ...(p.minActivityAmount && { list_price_minor: range(p.minAmount, p.maxAmount) }),
      discount_percent: p.discount,
      selected: selectedSku(skus[chosen]),
      ship_to: d.commonModule.userCountryCode,
      context: p.activityMessage ? "new_user" : "public",
      stock: d.quantityModule.totalAvailQuantity,
      unit: { count: p.numberPerLot, name: p.oddUnitName },
    };
  },
  rating: ({ titleModule: { feedbackRating: r } }) => ({
    average: Number(r.averageStar),
    count: r.totalValidNum,
    stars: stars(r),
  }),
  sold: ({ titleModule: t }) => ({ count: t.tradeCount, at_least: false }),
  store: ({ storeModule: s }) => ({
    id: String(s.storeNum),
    name: s.storeName,
    url: httpsUrl(s.storeURL),
    opened: printedDate(s.openTime),
    positive_percent: Number.parseFloat(s.positiveRate),
    followers: s.followingNumber,
  }),
  shipping: (d) => shippingOptions(d.shippingModule.generalFreightInfo.originalLayoutResultList),
  coupons: (d) => couponOffers(d.couponModule.webCouponInfo.promotionPanelDTO, d.commonModule.currencyCode),
};

const COMPONENT = {
  product: (d) => ({
    id: d.productInfoComponent.idStr,
    title: d.productInfoComponent.subject,
    image_urls: d.imageComponent.imagePathList,
  }),
  skus: (d) => embeddedSkus(d.priceComponent.skuPriceList, d.skuComponent.productSKUPropertyList),
  offer: (d, skus) => {
    const { origPrice: full, discountPrice: now, skuPriceList } = d.priceComponent;
    const chosen = skuPriceList.findIndex((row) => row.skuAttr === d.skuComponent.selectedSkuAttr);
    return {
      currency: d.currencyComponent.currencyCode,
      price_minor: range(now.minActivityAmount ?? full.minAmount, now.maxActivityAmount ?? full.maxAmount),
      ...(now.minActivityAmount && { list_price_minor: range(full.minAmount, full.maxAmount) }),
      discount_percent: d.promotionComponent.discount,
      selected: selectedSku(skus[chosen]),
      ship_to: d.userComponent.userCountryCode,
      context: "public",
      stock: d.inventoryComponent.totalAvailQuantity,
      unit: { count: Number(d.packageComponent.lotNum), name: d.packageComponent.unitType },
    };
  },
  rating: ({ feedbackComponent: r }) => ({
    average: Number(r.evarageStar),
    count: r.totalValidNum,
    stars: stars(r),
  }),
  sold: (d) => printedCount(d.tradeComponent.formatTradeCount),
  store: ({ sellerComponent: s, storeFeedbackComponent: f, wishListComponent: w }) => ({
    id: String(s.storeNum),
    name: s.storeName,
    url: httpsUrl(s.storeURL),
    opened: new Date(s.openTime).toISOString().slice(0, 10),
    positive_percent: Number(f.sellerPositiveRate),
    followers: w.storeWishedCount,
  }),
  shipping: (d) => shippingOptions(d.webGeneralFreightCalculateComponent.originalLayoutResultList),
  coupons: (d) => couponOffers(d.webCouponInfoComponent.promotionPanelDTO, d.currencyComponent.currencyCode),
};

const extremes = (skus, key) => {
  const values = skus.map((sku) => sku[key]);
  return { min: Math.min(...values), max: Math.max(...values) };
};

const ANSWER = {
  product: (d) => ({
    id: d.GLOBAL_DATA.globalData.productId,
    title: d.PRODUCT_TITLE.text,
    image_urls: d.HEADER_IMAGE_PC.imagePathList,
  }),
  skus: ({ SKU, PRICE, GLOBAL_DATA }) => {
    const names = attributeNames(SKU.skuProperties);
    const currency = GLOBAL_DATA.globalData.currencyCode;
    return SKU.skuPaths.map((row) => {
      const price = PRICE.skuIdStrPriceInfoMap[row.skuIdStr];
      return {
        id: row.skuIdStr,
        attributes: attributesOf(row.skuAttr, names),
        price_minor: printedMinor(price.salePriceString, currency),
        list_price_minor: amountMinor(price.originalPrice),
        stock: row.skuStock,
      };
    });
  },
  offer: (d, skus) => ({
    currency: d.GLOBAL_DATA.globalData.currencyCode,
    price_minor: extremes(skus, "price_minor"),
    list_price_minor: extremes(skus, "list_price_minor"),
    selected: selectedSku(skus.find((sku) => sku.id === d.SKU.selectedSkuIdStr)),
    ship_to: d.PRICE.region,
    context: "public",
    stock: d.QUANTITY_PC.totalAvailableInventory,
  }),
  rating: ({ PC_RATING: r }) => ({ average: Number(r.rating), count: r.totalValidNum }),
  sold: (d) => printedCount(d.PC_RATING.otherText),
  store: ({ SHOP_CARD_PC: s, WISHLIST: w }) => ({
    id: String(s.sellerInfo.storeNum),
    name: s.storeName,
    url: httpsUrl(s.sellerInfo.storeURL),
    opened: printedDate(s.sellerInfo.openTime.slice(0, 10)),
    positive_percent: Number(s.sellerPositiveRate),
    followers: w.storeWishedCount,
  }),
  shipping: (d) => shippingOptions(d.SHIPPING.originalLayoutResultList),
};

const withoutOffer = ["rating", "sold", "store", "shipping", "coupons"];

/**
 * Reads facts out of an embedded object's or an answer's text.
 * @param {string} text strict JSON
 * @param {Set<string>} sections which of the facts' top-level keys to read: those that the
 *   engine's facts have, so that neither side reads more than the other
 */
export function readPlainly(text, sections) {
  const parsed = JSON.parse(text);
  const data = parsed.data?.result ?? parsed;
  const reader = data.priceModule ? MODULE : data.priceComponent ? COMPONENT : ANSWER;
  const skus = reader.skus(data);
  const facts = { product: reader.product(data), offer: reader.offer(data, skus), skus };
  for (const section of withoutOffer) {
    if (sections.has(section)) facts[section] = reader[section]?.(data);
  }
  return facts;
}

/** The object inside a page's text, as scrapers cut it out. */
function embeddedText(text) {
  const api = text.lastIndexOf("data-companion-api");
  if (api >= 0) return text.slice(text.indexOf(">", api) + 1, text.indexOf("</script>", api));
  const begin = text.indexOf("data: ", text.indexOf("window.runParams")) + "data: ".length;
  return text.slice(begin, text.indexOf(",\n", begin));
}

/** The same out of a page: finds the object by its surroundings first. */
export const readPagePlainly = (text, sections) => readPlainly(embeddedText(text), sections);
