// Prices of the past, as other shoppers' devices would have contributed them.
import { Contributor } from "../../scripts/lib/contributor.mjs";
import { untilPublished } from "../../scripts/lib/shared-history.mjs";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export const percentOf = (sku, percent) => Math.round((sku.priceMinor * percent) / 100);

/**
 * Posts one observation for each of `past`: {daysAgo, percent (of the price now), inStock?}, waits until they are
 * public, and has the extension, which keeps the server's answers for a day, ask anew.
 */
export async function contributePast({ server, extension }, definition, sku, past) {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const observations = past.map(({ daysAgo, percent, inStock }) => ({
    product_id: definition.id,
    sku_id: sku.id,
    currency: definition.style.currency,
    ship_to: definition.shipTo,
    context: "public",
    observed_at: new Date(hour - daysAgo * DAY_MS).toISOString().replace(".000Z", "Z"),
    price_minor: percentOf(sku, percent),
    list_price_minor: percentOf(sku, 2 * percent),
    ...(inStock === undefined ? {} : { in_stock: inStock }),
  }));
  await new Contributor().contribute(server, observations);
  await untilPublished(server, definition, observations.map(({ observed_at: time }) => time).sort().at(-1));
  await extension.forgetAnswers();
}
