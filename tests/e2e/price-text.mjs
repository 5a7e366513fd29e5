// Compares amounts as the panel shows them with minor units, without trusting the panel's own formatting.
import assert from "node:assert/strict";

const symbolOf = (currency) =>
  new Intl.NumberFormat("en", { style: "currency", currency })
    .formatToParts(1)
    .find(({ type }) => type === "currency").value;

/** "$21.37 – $34.90" → [2137, 3490]: the digits of an amount with its currency's decimals are minor units. */
const minorAmounts = (text) => text.split("–").map((amount) => Number(amount.replace(/\D/g, "")));

/** Fails unless `text` shows exactly these amounts in this currency. */
export function assertAmounts(text, currency, amountsMinor) {
  assert.ok(text, "no amount is shown");
  assert.deepEqual(minorAmounts(text), amountsMinor, text);
  assert.ok(text.includes(symbolOf(currency)), `${text} is not in ${currency}`);
}

/** Fails unless the panel shows the offer that a fixture's expectation holds. */
export function assertOffer(panel, { currency, price_minor: range, list_price_minor: list, selected }) {
  const now =
    selected?.price_minor !== undefined || range.min === range.max
      ? [selected?.price_minor ?? range.min]
      : [range.min, range.max];
  assertAmounts(panel.texts["price-now"], currency, now);
  const listNow = selected ? selected.list_price_minor : list?.min;
  if (listNow === undefined || listNow === null) assert.equal(panel.texts["list-price"], undefined);
  else assertAmounts(panel.texts["list-price"], currency, [listNow]);
}
