// The forecast in words on the panel: what waiting may save, the shopper's own fall, what is kept of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitForPanel } from "../../scripts/lib/panel.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { contributePast } from "./past-prices.mjs";

const FIXTURE = "csr/brush-set";
/** Weeks at today's price and a fifth below it in turn; the last seven days were dear. */
const WEEKS = Array.from({ length: 69 }, (_, i) => i + 1).map((daysAgo) => ({
  daysAgo,
  percent: Math.floor(daysAgo / 7) % 2 ? 80 : 100,
}));

/** Puts waits into the record that ended weeks ago: the first `paidOff` paid off, the others did not. */
async function rememberWaits(extension, count, paidOff) {
  await extension.open("options.html");
  const rows = Array.from({ length: count }, (_, i) => {
    const key = { product_id: String(1005000000001 + i), currency: "USD", context: "public" };
    const series = `${key.product_id}||USD||public`;
    const made_at = new Date(Date.now() - (20 + i) * 24 * 60 * 60 * 1000).toISOString();
    const outcome = i < paidOff ? "paid_off" : "not_paid_off";
    const given = { action: "wait", made_at, price_minor: 2000, horizon_days: 7, drop_percent: 10, drop_permille: 700 };
    const advice = { ...given, outcome, known_days: 7, saved_permille: i < paidOff ? 100 : -10 };
    return { id: `${made_at}|${series}`, series, key, advice };
  });
  await extension.page.evaluate(
    (stored) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("companion");
        opening.onerror = reject;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("advices", "readwrite");
          for (const row of stored) transaction.objectStore("advices").put(row);
          transaction.onabort = reject;
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    rows,
  );
}

async function visitForecast(session, accept) {
  await session().visit(FIXTURE);
  const { page } = session();
  return waitForPanel(page, (panel) => panel?.texts.notice?.includes("shared by other shoppers") && accept(panel.texts));
}

export function forecastInWords(session) {
  const definition = productBySlug("brush-set");
  const sku = definition.skus[definition.selectedIndex ?? 0];

  test("the panel says what waiting may save, how likely that is, what it rests on, and how earlier waits did", async () => {
    const { extension } = session();
    await rememberWaits(extension, 6, 4);
    await contributePast(session(), definition, sku, WEEKS);
    const { texts } = await visitForecast(session, ({ advice }) => advice !== undefined);
    assert.match(texts.advice, /^Waiting (about \d+ days|a day) may save .*\d.*: [5-9]\d% chance of \d+% off within 7 days\.$/);
    assert.match(texts.outlook, /^In 7 days: .*8 in 10: .* – .*\. \d+% chance of 15% off\.$/);
    assert.match(texts["forecast-details"], /“own history and last price”.*\d\d stretches of 7 days/s);
    assert.equal(texts["track-record"], "Of 6 waits advised before, 4 paid off.");
    assert.match(texts["forecast-details"], /saved 6% on average/);
    await session().picture("forecast");
  });

  test("the advice is kept, counted in the settings, and follows the shopper's own fall", async () => {
    const { extension } = session();
    await extension.open("options.html");
    const amounts = () => extension.page.$eval("#data-amounts", (place) => place.textContent);
    while (!/advices/.test(await amounts())) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(await amounts(), /\b([7-9]|\d\d) advices of the forecast/);
    await extension.page.$eval("#drop-percent", (input) => {
      input.value = "25";
      input.dispatchEvent(new Event("change"));
    });
    const { texts } = await visitForecast(session, ({ outlook }) => outlook?.includes("of 25% off"));
    assert.match(texts.outlook, /\b\d% chance of 25% off\.$/);
  });
}
