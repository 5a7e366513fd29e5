// Whether a request has the shape its message promises. A content script lives beside a
// page we do not trust, so nothing is taken on faith.
import type { PriceContext } from "../engine-contract.js";
import type { MessageName, Messages } from "./contract.js";
import { CONSENT_NAMES, isChartRange, isSettingsChange, type ConsentName } from "./settings.js";
import { MAX_NOTE_CHARS } from "./trust.js";
import { isWatchId, isWatchImport, isWatchRules, isWatchSubject } from "./watch-validators.js";

type Validator<M extends MessageName> = (request: unknown) => request is Messages[M]["request"];

/** A saved page of today is 0.2–1.5 MB; more than this is not a product page. */
const MAX_EXTRACT_CHARS = 8 * 1024 * 1024;
const MAX_URL_CHARS = 4096;
const MAX_CANDIDATES = 4;
/** Of a title or a store's name. */
const MAX_TEXT_CHARS = 2000;
const MAX_PICTURES = 3;

const CONTEXTS: readonly PriceContext[] = [
  "public", "new_user", "member", "coins", "app", "coupon", "bundle",
];

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isTextUpTo = (value: unknown, limit: number): value is string =>
  typeof value === "string" && value.length <= limit;
const isAmount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
const isAbsentOr = (value: unknown, check: (present: unknown) => boolean): boolean =>
  value === undefined || check(value);
const matches = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);

const isId = matches(/^\d{1,20}$/);
/** 32 bytes in base64. */
const isPublicKey = matches(/^[A-Za-z0-9+/]{43}=$/);
const isCurrency = matches(/^[A-Z]{3}$/);
const isCountry = matches(/^[A-Z]{2}$/);

function isSeriesKey(value: unknown): boolean {
  return (
    isFields(value) &&
    isId(value.product_id) &&
    isAbsentOr(value.sku_id, isId) &&
    isCurrency(value.currency) &&
    isAbsentOr(value.ship_to, isCountry) &&
    CONTEXTS.includes(value.context as PriceContext)
  );
}

function isClaimedOffer(value: unknown): boolean {
  return (
    isFields(value) &&
    isAmount(value.price_minor) &&
    isAbsentOr(value.list_price_minor, isAmount) &&
    isAbsentOr(value.discount_percent, (percent) => typeof percent === "number") &&
    isAbsentOr(value.in_stock, (state) => typeof state === "boolean")
  );
}

function isHistorySubject(value: unknown): boolean {
  return (
    isFields(value) &&
    Array.isArray(value.candidates) &&
    value.candidates.length > 0 &&
    value.candidates.length <= MAX_CANDIDATES &&
    value.candidates.every(
      (candidate) =>
        isFields(candidate) &&
        isSeriesKey(candidate.key) &&
        isAbsentOr(candidate.offer, isClaimedOffer) &&
        isAbsentOr(candidate.is_doubted, (isDoubted) => isDoubted === true),
    )
  );
}

const isPriceRange = (value: unknown): boolean => isFields(value) && isAmount(value.min) && isAmount(value.max);

function isProductOnPage(value: unknown): boolean {
  const isText = (text: unknown) => isTextUpTo(text, MAX_TEXT_CHARS);
  return (
    isFields(value) &&
    isId(value.id) &&
    isId(value.url_id) &&
    isText(value.title) &&
    isAbsentOr(value.pictures, (names) => Array.isArray(names) && names.length <= MAX_PICTURES && names.every(isText)) &&
    isAbsentOr(value.store_id, isText) &&
    isAbsentOr(value.store_name, isText) &&
    isAbsentOr(value.currency, isCurrency) &&
    isAbsentOr(value.ship_to, isCountry) &&
    isAbsentOr(value.context, (context) => CONTEXTS.includes(context as PriceContext)) &&
    isAbsentOr(value.price_minor, isPriceRange) &&
    isAbsentOr(value.pieces, isAmount)
  );
}

const isEmptyRequest = (request: unknown): request is Record<never, never> =>
  isFields(request) && Object.keys(request).length === 0;

const isNamedWatch = (request: unknown): request is { id: string } => isFields(request) && isWatchId(request.id);

interface PageText {
  url: string;
  extract: string;
}

const isPageText = (request: unknown): request is PageText =>
  isFields(request) &&
  isTextUpTo(request.url, MAX_URL_CHARS) &&
  URL.canParse(request.url) &&
  isTextUpTo(request.extract, MAX_EXTRACT_CHARS);

function isReviewedProduct(value: unknown): boolean {
  return isFields(value) && isId(value.id) && isAbsentOr(value.title, (title) => isTextUpTo(title, MAX_TEXT_CHARS));
}

/** Facts of a page with a thousand variants are below this. */
const MAX_FACTS_CHARS = 1024 * 1024;
const MAX_PATTERNS = 50;

/** The engine holds the facts against their schema; here only their size counts. */
const isBoundedFields = (value: unknown): boolean => isFields(value) && JSON.stringify(value).length <= MAX_FACTS_CHARS;

const isTrustRequest = (request: unknown): request is Messages["trust.read"]["request"] =>
  isFields(request) &&
  isBoundedFields(request.facts) &&
  isAbsentOr(request.comparable, isProductOnPage) &&
  isAbsentOr(request.review_patterns, (rows) => Array.isArray(rows) && rows.length <= MAX_PATTERNS && rows.every(isBoundedFields)) &&
  isLocale(request.locale);

const isLocale = matches(/^[a-z]{2}(?:-[A-Z]{2})?$/);

/** With the language of the answer. */
const isLocalPageText = (request: unknown): request is PageText & { locale: string } =>
  isPageText(request) && isLocale((request as Partial<Fields & PageText>).locale);

const isNamedKey = (request: unknown): request is { key: string } => isFields(request) && isPublicKey(request.key);

export const VALIDATORS: { [M in MessageName]: Validator<M> } = {
  "page.read": isPageText,
  "page.report": isPageText,
  "listing.read": isLocalPageText,
  "page.latest": (request): request is Messages["page.latest"]["request"] =>
    isFields(request) && Number.isSafeInteger(request.tab_id),
  "page.open": (request): request is Messages["page.open"]["request"] =>
    isFields(request) && ["options", "audit-log", "onboarding", "watchlist"].includes(request.page as string),
  "history.refresh": (request): request is Messages["history.refresh"]["request"] =>
    isFields(request) && isHistorySubject(request.subject),
  "look-alike.find": (request): request is Messages["look-alike.find"]["request"] =>
    isFields(request) && isProductOnPage(request.product),
  "look-alike.mark": (request): request is Messages["look-alike.mark"]["request"] =>
    isFields(request) && isId(request.product_id) && isId(request.other_id) && typeof request.is_refused === "boolean",
  "reviews.read": (request): request is Messages["reviews.read"]["request"] =>
    isPageText(request) &&
    isReviewedProduct((request as Partial<Fields & PageText>).product) &&
    isLocale((request as Partial<Fields & PageText>).locale),
  "reviews.more": (request): request is Messages["reviews.more"]["request"] =>
    isFields(request) && isId(request.product_id),
  "trust.read": isTrustRequest,
  "store.read": isLocalPageText,
  "trust.note": (request): request is Messages["trust.note"]["request"] =>
    isFields(request) && isId(request.store_id) && isTextUpTo(request.text, MAX_NOTE_CHARS),
  "panel.write": (request): request is Messages["panel.write"]["request"] =>
    isFields(request) &&
    isAbsentOr(request.is_folded, (folded) => typeof folded === "boolean") &&
    isAbsentOr(request.chart_range, isChartRange),
  "rules.status": isEmptyRequest,
  "settings.read": isEmptyRequest,
  "settings.write": (request): request is Messages["settings.write"]["request"] =>
    isFields(request) && isSettingsChange(request.change),
  "consent.write": (request): request is Messages["consent.write"]["request"] =>
    isFields(request) &&
    CONSENT_NAMES.includes(request.consent as ConsentName) &&
    typeof request.granted === "boolean",
  "server.read": (request): request is Messages["server.read"]["request"] =>
    isFields(request) && typeof request.asks === "boolean",
  "contribution.read": isEmptyRequest,
  "contribution.export": isNamedKey,
  "contribution.erase": isNamedKey,
  "contribution.forget": isEmptyRequest,
  "outbox.read": isEmptyRequest,
  "outbox.send": isEmptyRequest,
  "audit.list": isEmptyRequest,
  "data.measure": isEmptyRequest,
  "data.erase": isEmptyRequest,
  "watch.list": isEmptyRequest,
  "watch.add": (request): request is Messages["watch.add"]["request"] =>
    isFields(request) && isWatchSubject(request.subject),
  "watch.edit": (request): request is Messages["watch.edit"]["request"] =>
    isFields(request) &&
    Object.keys(request).every((name) => ["id", "rules", "is_muted"].includes(name)) &&
    isWatchId(request.id) &&
    isAbsentOr(request.rules, isWatchRules) &&
    isAbsentOr(request.is_muted, (flag) => typeof flag === "boolean"),
  "watch.remove": isNamedWatch,
  "watch.import": (request): request is Messages["watch.import"]["request"] =>
    isFields(request) && isWatchImport(request.items),
  "watch.preview": (request): request is Messages["watch.preview"]["request"] =>
    isFields(request) && isWatchId(request.id) && isWatchRules(request.rules),
  "watch.check": isNamedWatch,
};
