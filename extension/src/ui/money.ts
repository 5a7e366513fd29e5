// Shows integer minor units as money. No amount ever becomes a binary fraction: the digits
// are placed as text, and Intl only adds grouping, symbol and separators.
//
// How many digits lie behind the decimal mark is the engine's table (ISO 4217). Browsers
// differ from it: they show forints, for example, without any.
import { exponents } from "../../../wasm-core/rules/money/currencies.json";
import { locale } from "../i18n/text.js";

const ORDINARY_EXPONENT = 2;
const formats = new Map<string, Intl.NumberFormat>();

/** How many digits of a currency's amount are behind the decimal mark. */
export function minorDigits(currency: string): number {
  return (exponents as Record<string, number>)[currency] ?? ORDINARY_EXPONENT;
}

/** 1840, "USD" → "$18.40"; 12300, "KRW" → "₩12,300"; 789000, "HUF" → "HUF 7,890". */
export function formatMoney(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const isWhole = amountMinor % 10 ** digits === 0;
  const shownDigits = isWhole && usesWholeAmounts(currency) ? 0 : digits;
  return moneyFormat(currency, shownDigits).format(decimalText(amountMinor, digits) as `${number}`);
}

/** Whether amounts of this currency are commonly written without a fraction. */
function usesWholeAmounts(currency: string): boolean {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits === 0;
}

function moneyFormat(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency}|${String(digits)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** 1840 with 2 digits → "18.40". */
function decimalText(amountMinor: number, digits: number): string {
  const sign = amountMinor < 0 ? "-" : "";
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Made when it is first needed, and once: a list has a hundred percentages. */
let percentFormat: Intl.NumberFormat | undefined;

/** 45.4 → "45%". */
export function formatPercent(percent: number): string {
  percentFormat ??= new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return percentFormat.format(percent / 100);
}
