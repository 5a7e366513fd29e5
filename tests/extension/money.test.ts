import { describe, expect, it } from "vitest";
import { formatDecimal, formatMoney, formatPercent, formatWholeMoney, isWholeAmount } from "../../extension/src/ui/money.js";

describe("money", () => {
  it.each([
    [1840, "USD", "$18.40"],
    [5, "USD", "$0.05"],
    [123456789, "EUR", "€1,234,567.89"],
    [12300, "KRW", "₩12,300"],
    [226, "JPY", "¥226"],
    [1234, "KWD", "KWD 1.234"],
    // Browsers know no fillér, the engine does: a forint price is not a hundred times too high.
    [789050, "HUF", "HUF 7,890.50"],
    // More digits than a binary fraction with cents could hold.
    [9007199254740991, "USD", "$90,071,992,547,409.91"],
  ])("%d %s → %s", (amount, currency, shown) => {
    expect(formatMoney(amount, currency).replace(/\u00a0/g, " ")).toBe(shown);
  });

  // Whether whole amounts drop the fraction is for the browser's locale data to say.
  it.each([
    [789000, "HUF", "HUF 7,890"],
    [1500000, "IDR", "IDR 15,000"],
  ])("%d %s → %s, with or without an empty fraction", (amount, currency, shown) => {
    expect([shown, `${shown}.00`]).toContain(formatMoney(amount, currency).replace(/\u00a0/g, " "));
  });

  it.each([
    [100000, "EUR", "€1,000"],
    [12300, "KRW", "₩12,300"],
    [5000, "KWD", "KWD 5"],
  ])("%d %s is whole, for an axis: %s", (amount, currency, shown) => {
    expect(isWholeAmount(amount, currency)).toBe(true);
    expect(isWholeAmount(amount + 1, "EUR")).toBe(false);
    expect(formatWholeMoney(amount, currency).replace(/\u00a0/g, " ")).toBe(shown);
  });

  it.each([
    [123456, "EUR", "1234.56"],
    [5, "USD", "0.05"],
    [12300, "KRW", "12300"],
    [1, "KWD", "0.001"],
  ])("%d %s in a file: %s", (amount, currency, written) => expect(formatDecimal(amount, currency)).toBe(written));

  it.each([[45.4, "45%"], [0, "0%"], [100, "100%"]])("%d percent", (percent, shown) => {
    expect(formatPercent(percent)).toBe(shown);
  });
});
