// Numbers and languages of the review card, as its language writes them.
import { locale } from "../../../i18n/text.js";

const LANGUAGES = new Intl.DisplayNames(locale, { type: "language", fallback: "code" });
const STARS = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const LIST = new Intl.ListFormat(locale, { type: "unit" });
/** What a `lang` attribute may be made of: the text comes from the shop. */
const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/;

export const formatStars = (stars: number): string => STARS.format(stars);
export const formatShare = (share: number): string => SHARE.format(share);
export const formatList = (parts: readonly string[]): string => LIST.format(parts);

/** The code when it is a language's, for the `lang` attribute. */
export const languageCode = (code: string | undefined): string | undefined =>
  code !== undefined && LANGUAGE_CODE.test(code) ? code : undefined;

export const languageName = (code: string): string => (languageCode(code) === undefined ? code : (LANGUAGES.of(code) ?? code));
