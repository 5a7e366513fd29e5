// The parts that objects of every era share, read by plain property access: no checks, no
// alternatives, no second source. The least that a reader in JavaScript can do for the same facts.

const DECIMALS = { JPY: 0, KRW: 0 };

/** Major units as a JSON number → minor units. */
export const minorUnits = (value, currency) => Math.round(value * 10 ** (DECIMALS[currency] ?? 2));

/** {currency, value} → minor units. */
export const amountMinor = (amount) => amount && minorUnits(amount.value, amount.currency);

/** "1,234.56 $" → minor units; right for marks as in English only. */
export const printedMinor = (text, currency) =>
  text && minorUnits(Number(text.replace(/[^0-9.]/g, "")), currency);

export const printedCount = (text) =>
  text && { count: Number(text.replace(/[^0-9]/g, "")), at_least: text.includes("+") };

/** What a page's "Apr 14, 2017" or "2015-10-18 10:29:17" says, as a date. */
export const printedDate = (text) =>
  text && new Date(`${text.slice(0, 12).trim()} UTC`).toISOString().slice(0, 10);

export const httpsUrl = (url) => url && (url.startsWith("//") ? `https:${url}` : url);

export const stars = (r) => [r.oneStarNum, r.twoStarNum, r.threeStarNum, r.fourStarNum, r.fiveStarNum];

/** "propertyId:valueId" → {name, value} as the seller names them. */
export function attributeNames(properties) {
  const names = new Map();
  for (const property of properties) {
    for (const value of property.skuPropertyValues) {
      names.set(`${property.skuPropertyId}:${value.propertyValueIdLong ?? value.propertyValueId}`, {
        name: property.skuPropertyName,
        value: value.propertyValueDisplayName,
      });
    }
  }
  return names;
}

/** "14:201336100#Black;200000124:100010480#36" → [{name, value}]. */
export function attributesOf(skuAttr, names) {
  if (!skuAttr) return [];
  return skuAttr.split(";").map((part) => names.get(part.split("#", 1)[0]));
}

/** Rows of skuPriceList, as objects of the *Module and *Component eras have them. */
export function embeddedSkus(rows, properties) {
  const names = attributeNames(properties);
  return rows.map(({ skuIdStr, skuAttr, skuVal }) => ({
    id: skuIdStr,
    attributes: attributesOf(skuAttr, names),
    price_minor: amountMinor(skuVal.skuActivityAmount ?? skuVal.skuAmount),
    ...(skuVal.skuActivityAmount && { list_price_minor: amountMinor(skuVal.skuAmount) }),
    stock: skuVal.availQuantity,
  }));
}

/** The offer's `selected`, from its row among the SKUs. */
export const selectedSku = (sku) =>
  sku && { sku_id: sku.id, price_minor: sku.price_minor, list_price_minor: sku.list_price_minor };

const FREE = { free: true };

/** originalLayoutResultList of every era. */
export function shippingOptions(layouts) {
  return layouts.map(({ bizData: b }) => ({
    carrier: b.deliveryProviderName ?? b.company,
    ...(b.shippingFee === "free"
      ? FREE
      : { cost_minor: minorUnits(b.displayAmount, b.displayCurrency), currency: b.displayCurrency }),
    min_days: b.deliveryDayMin,
    max_days: b.deliveryDayMax,
    from: b.shipFromCode,
    to: b.shipToCode,
  }));
}

/** promotionPanelDTO of 2022 to 2024. */
export function couponOffers(panel, currency) {
  return panel.shopCoupon.flatMap((group) =>
    group.promotionPanelDetailDTOList.map((coupon) => ({
      kind: "store",
      amount_minor: printedMinor(coupon.promotionDesc, currency),
      min_spend_minor: printedMinor(coupon.promotionDetail, currency),
      code: coupon.attributes.couponCode,
      starts: new Date(coupon.startTime).toISOString(),
      ends: new Date(coupon.endTime).toISOString(),
    })),
  );
}
