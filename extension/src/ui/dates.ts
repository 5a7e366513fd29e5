// Shows ISO 8601 UTC times in the shopper's own time zone.
import { locale } from "../i18n/text.js";

const DAY = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const SHORT_DAY = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const UTC_DAY = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" });

/** "23 Nov 2026" in the order the language uses. */
export const formatDay = (time: string | number): string => DAY.format(new Date(time));
/** The same for a day that is counted in UTC: "2026-11-23". */
export const formatUtcDay = (day: string): string => UTC_DAY.format(new Date(day));
/** "1 Aug – 23 Nov 2026", what both have in common once. */
export const formatPeriod = (fromMs: number, toMs: number): string => DAY.formatRange(fromMs, toMs);
/** The day and the time of day. */
export const formatMoment = (time: string): string => MOMENT.format(new Date(time));
/** For axes: day and month. */
export const formatShortDay = (timeMs: number): string => SHORT_DAY.format(timeMs);
/** For long axes: month and year. */
export const formatMonth = (timeMs: number): string => MONTH.format(timeMs);
