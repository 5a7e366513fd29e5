// Counts as the language writes them: 12345 → "12,345"; parts of one are rounded.
import { locale } from "../i18n/text.js";

const COUNT = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

export const formatCount = (count: number): string => COUNT.format(count);
