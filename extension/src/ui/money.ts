// Shows integer minor units as money. No amount ever becomes a binary fraction: the digits
// are placed as text, and Intl only adds grouping, symbol and separators.
import { locale } from "../i18n/text.js";

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "currency", currency });
    formats.set(currency, format);
  }
  return format;
}

/** How many digits of a currency's amount are behind the decimal mark (ISO 4217 exponent). */
export function minorDigits(currency: string): number {
  return formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** 1840, "USD" → "$18.40"; 12300, "KRW" → "₩12,300". */
export function formatMoney(amountMinor: number, currency: string): string {
  return formatOf(currency).format(decimalText(amountMinor, minorDigits(currency)) as `${number}`);
}

/** 1840 with 2 digits → "18.40". */
function decimalText(amountMinor: number, digits: number): string {
  const sign = amountMinor < 0 ? "-" : "";
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** 45.4 → "45%". */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(percent / 100);
}
