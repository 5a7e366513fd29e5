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

async function visitForecast(session, accept) {
  await session().visit(FIXTURE);
  const { page } = session();
  return waitForPanel(page, (panel) => panel?.texts.notice?.includes("shared by other shoppers") && accept(panel.texts));
}

export function forecastInWords(session) {
  const definition = productBySlug("brush-set");
  const sku = definition.skus[definition.selectedIndex ?? 0];

  test("the panel says what waiting may save, how likely that is, and what it rests on", async () => {
    const { server } = session();
    await contributePast(server, definition, sku, WEEKS);
    const { texts } = await visitForecast(session, ({ advice }) => advice !== undefined);
    assert.match(texts.advice, /^Waiting (about \d+ days|a day) may save .*\d.*: [5-9]\d% chance of \d+% off within 7 days\.$/);
    assert.match(texts.outlook, /^In 7 days: .*8 in 10: .* – .*\. \d+% chance of 15% off\.$/);
    assert.match(texts["forecast-details"], /“own history and last price”.*\d\d stretches of 7 days/s);
    // One advice, whose time is not over, is no record.
    assert.match(texts["forecast-details"], /No track record yet\./);
    assert.equal(texts["track-record"], undefined);
    await session().picture("forecast");
  });

  test("the advice is kept, counted in the settings, and follows the shopper's own fall", async () => {
    const { extension } = session();
    await extension.open("options.html");
    const amounts = () => extension.page.$eval("#data-amounts", (place) => place.textContent);
    while (!/advices/.test(await amounts())) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(await amounts(), /[1-9]\d* advices of the forecast/);
    await extension.page.$eval("#drop-percent", (input) => {
      input.value = "25";
      input.dispatchEvent(new Event("change"));
    });
    const { texts } = await visitForecast(session, ({ outlook }) => outlook?.includes("of 25% off"));
    assert.match(texts.outlook, /\b\d% chance of 25% off\.$/);
  });
}
