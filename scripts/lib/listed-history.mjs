// Gives the extension a past of products that a list shows, as visits to their pages would have.

const DAY_MS = 24 * 60 * 60 * 1000;
/** Long enough for a judgement. */
const HISTORY_DAYS = 60;
const DESTINATION = "US";

/** Runs in a page of the extension: puts series into the device's store, as earlier visits would have. */
async function storeSeries(series, destination) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("companion");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction("series", "readwrite");
  for (const one of series) {
    const id = [one.product_id, "", one.currency, one.ship_to, one.context].join("|");
    transaction.objectStore("series").put({ id, series: one });
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  await chrome.storage.local.set({ last_destination: destination });
}

/** A series as it grows by visits on most days of two months. */
function pastSeries(definition, place, percent) {
  const card = definition.cards[place];
  const price = Math.max(1, Math.round((card.priceMinor * percent) / 100));
  const ago = (days) => new Date(Date.now() - days * DAY_MS).toISOString().replace(/\.\d+Z/, "Z");
  return {
    product_id: card.twinId ?? card.id,
    currency: definition.style.currency,
    ship_to: DESTINATION,
    context: "public",
    runs: [{ from: ago(HISTORY_DAYS), to: ago(1), price_minor: price }],
  };
}

/**
 * @param extension the extension's pages (extension-pages.mjs)
 * @param definition a listing of the fixture shop
 * @param percents by the place of a card: its product's past price in percent of what the card says
 */
export async function rememberPrices(extension, definition, percents) {
  const series = Object.entries(percents).map(([place, percent]) => pastSeries(definition, Number(place), percent));
  await extension.open("options.html");
  await extension.page.evaluate(storeSeries, series, DESTINATION);
}
