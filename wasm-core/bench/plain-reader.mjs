// The baseline: JSON.parse of the whole embedded object, then plain property reads of the
// same fields that the engine reads. No checks, no fallbacks, no cross-checks: the least
// that a reader in plain JavaScript can do.

const CENTS = 100;
const minor = (amount) => amount && { currency: amount.currency, minor: Math.round(amount.value * CENTS) };

const rating = (r) =>
  r && {
    average: r.averageStar ?? r.evarageStar,
    count: r.totalValidNum,
    stars: [r.oneStarNum, r.twoStarNum, r.threeStarNum, r.fourStarNum, r.fiveStarNum],
  };

const attributeNames = (properties) => {
  const names = new Map();
  for (const property of properties ?? []) {
    for (const value of property.skuPropertyValues) {
      names.set(`${property.skuPropertyId}:${value.propertyValueIdLong ?? value.propertyValueId}`, [
        property.skuPropertyName,
        value.propertyValueDisplayName,
      ]);
    }
  }
  return names;
};

const namedAttributes = (skuAttr, names) =>
  (skuAttr ?? "").split(";").map((part) => {
    const [id, label] = part.split("#");
    const [name, value] = names.get(id) ?? [];
    return { name, value: label ?? value };
  });

const embeddedSkus = (rows, properties) => {
  const names = attributeNames(properties);
  return rows.map((row) => ({
    id: row.skuIdStr,
    attributes: namedAttributes(row.skuAttr, names),
    price: minor(row.skuVal.skuActivityAmount ?? row.skuVal.skuAmount),
    list: minor(row.skuVal.skuAmount),
    stock: row.skuVal.availQuantity,
  }));
};

function readModule(d) {
  const { priceModule: p, titleModule: t, storeModule: s } = d;
  return {
    id: d.commonModule.productIdStr,
    title: t.subject,
    images: d.imageModule.imagePathList,
    currency: d.commonModule.currencyCode,
    price: [minor(p.minActivityAmount ?? p.minAmount), minor(p.maxActivityAmount ?? p.maxAmount)],
    list: [minor(p.minAmount), minor(p.maxAmount)],
    discount: p.discount,
    stock: d.quantityModule?.totalAvailQuantity,
    rating: rating(t.feedbackRating),
    sold: t.tradeCount,
    store: [s.storeNum, s.storeName, s.storeURL, s.positiveRate, s.followingNumber, s.openTime],
    skus: embeddedSkus(d.skuModule.skuPriceList, d.skuModule.productSKUPropertyList),
  };
}

function readComponent(d) {
  const { priceComponent: p, sellerComponent: s } = d;
  const now = p.discountPrice ?? {};
  return {
    id: d.productInfoComponent.idStr,
    title: d.productInfoComponent.subject,
    images: d.imageComponent.imagePathList,
    currency: d.currencyComponent.currencyCode,
    price: [
      minor(now.minActivityAmount ?? p.origPrice.minAmount),
      minor(now.maxActivityAmount ?? p.origPrice.maxAmount),
    ],
    list: [minor(p.origPrice.minAmount), minor(p.origPrice.maxAmount)],
    discount: d.promotionComponent?.discount,
    stock: d.inventoryComponent?.totalAvailQuantity,
    rating: rating(d.feedbackComponent),
    sold: d.tradeComponent?.formatTradeCount,
    store: [s.storeNum, s.storeName, s.storeURL, s.openTime, d.storeFeedbackComponent?.sellerPositiveRate],
    skus: embeddedSkus(p.skuPriceList, d.skuComponent.productSKUPropertyList),
  };
}

const printedNumber = (text) => Number(text?.replace(/[^0-9.]/g, ""));

function readAnswer(answer) {
  const d = answer.data?.result ?? answer;
  const names = attributeNames(d.SKU.skuProperties);
  const prices = d.PRICE.skuIdStrPriceInfoMap ?? d.PRICE.skuPriceInfoMap ?? {};
  const shop = d.SHOP_CARD_PC;
  return {
    id: d.GLOBAL_DATA.globalData.productId,
    title: d.PRODUCT_TITLE.text,
    images: d.HEADER_IMAGE_PC.imagePathList,
    currency: d.GLOBAL_DATA.globalData.currencyCode,
    selected: [d.SKU.selectedSkuIdStr, printedNumber(d.PRICE.targetSkuPriceInfo?.salePriceString)],
    stock: d.QUANTITY_PC?.totalAvailableInventory,
    rating: [d.PC_RATING?.rating, d.PC_RATING?.totalValidNum],
    sold: d.PC_RATING?.otherText,
    store: [shop?.storeName, shop?.sellerPositiveRate, shop?.sellerInfo?.storeNum, shop?.sellerInfo?.openTime],
    skus: d.SKU.skuPaths.map((row) => ({
      id: row.skuIdStr,
      attributes: namedAttributes(row.skuAttr, names),
      price: printedNumber(prices[row.skuIdStr]?.salePriceString),
      list: minor(prices[row.skuIdStr]?.originalPrice),
      stock: row.skuStock,
    })),
  };
}

/**
 * Reads the same fields as the engine out of an embedded object's text.
 * @param {string} text strict JSON
 */
export function readPlainly(text) {
  const data = JSON.parse(text);
  if (data.priceModule) return readModule(data);
  if (data.priceComponent) return readComponent(data);
  return readAnswer(data);
}
