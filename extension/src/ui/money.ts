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
  const shownDigits = isWholeAmount(amountMinor, currency) && usesWholeAmounts(currency) ? 0 : digits;
  return moneyFormat(currency, shownDigits).format(decimalText(amountMinor, digits) as `${number}`);
}

/** 100000, "EUR" → "€1,000"; for amounts without a fraction, see isWholeAmount. */
export const formatWholeMoney = (amountMinor: number, currency: string): string =>
  moneyFormat(currency, 0).format(decimalText(amountMinor, minorDigits(currency)) as `${number}`);

export const isWholeAmount = (amountMinor: number, currency: string): boolean =>
  amountMinor % 10 ** minorDigits(currency) === 0;

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

const MAX_AMOUNT_MINOR = 100_000_000_000;

/** What a person typed, "18.40" or "18,4" in USD → 1840; undefined when it is no amount of that currency. */
export function parseAmount(typed: string, currency: string): number | undefined {
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim());
  const digits = minorDigits(currency);
  const fraction = match?.[2] ?? "";
  if (!match?.[1] || fraction.length > digits) return undefined;
  const amountMinor = Number(match[1] + fraction.padEnd(digits, "0"));
  return amountMinor > 0 && amountMinor <= MAX_AMOUNT_MINOR ? amountMinor : undefined;
}

/** 1840, "USD" → "18.40": for files that programs read, and for editing. */
export const formatDecimal = (amountMinor: number, currency: string): string =>
  decimalText(amountMinor, minorDigits(currency));
/** Made when it is first needed, and once: a list has a hundred percentages. */
let percentFormat: Intl.NumberFormat | undefined;

/** 45.4 → "45%". */
export function formatPercent(percent: number): string {
  percentFormat ??= new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return percentFormat.format(percent / 100);
}
