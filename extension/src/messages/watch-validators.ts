// Whether what is said about watched products has the right shape. Imported files come
// through here, too: they were written by people or by other programs.
import { watchedAddress, type WatchItem, type WatchRules, type WatchSubject } from "./watch.js";

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const CONTEXTS = ["public", "new_user", "member", "coins", "app", "coupon", "bundle"];
const MAX_AMOUNT_MINOR = 100_000_000_000;
const MAX_TITLE_CHARS = 1000;
const MAX_TOLD = 50;
/** Far above any plan's limit; a larger file is none of ours. */
const MAX_IMPORTED = 5000;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isWholeWithin = (least: number, most: number) => (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const isFlag: Check = (value) => typeof value === "boolean";
const isAmount = isWholeWithin(1, MAX_AMOUNT_MINOR);
const isPercent = isWholeWithin(1, 99);
const isTime: Check = (value) => typeof value === "string" && value.length < 40 && !Number.isNaN(Date.parse(value));
const matches = (pattern: RegExp): Check => (value) => typeof value === "string" && pattern.test(value);
const isTitle: Check = (value) => typeof value === "string" && value.length <= MAX_TITLE_CHARS;

/** Every field of `value` is a known one and passes its check; `needed` ones are there. */
function hasShape(value: unknown, checks: Record<string, Check>, needed: readonly string[] = []): value is Fields {
  return (
    isFields(value) &&
    needed.every((name) => value[name] !== undefined) &&
    Object.entries(value).every(([name, field]) => Object.hasOwn(checks, name) && (field === undefined || checks[name]?.(field)))
  );
}

export const isWatchId = matches(/^\d{5,20}$/);

const isKey: Check = (value) =>
  hasShape(
    value,
    {
      product_id: isWatchId,
      sku_id: matches(/^\d{1,20}$/),
      currency: matches(/^[A-Z]{3}$/),
      ship_to: matches(/^[A-Z]{2}$/),
      context: (context) => CONTEXTS.includes(context as string),
    },
    ["product_id", "currency", "context"],
  );

export const isWatchRules = (value: unknown): value is WatchRules =>
  hasShape(value, {
    target_minor: isAmount,
    drop_percent: isPercent,
    new_low: isFlag,
    back_in_stock: isFlag,
    wait_chance_percent: isPercent,
    coupon: isFlag,
    alerts_per_day: isWholeWithin(1, 24),
    snoozed_until: isTime,
  });

export const isWatchSubject = (value: unknown): value is WatchSubject =>
  hasShape(
    value,
    { key: isKey, url: (url) => watchedAddress(url) !== undefined, title: isTitle },
    ["key", "url"],
  );

const isCheck: Check = (value) =>
  hasShape(value, {
    at: isTime,
    source: (source) => ["visit", "background", "crowd"].includes(source as string),
    outcome: (outcome) => ["ok", "failed", "blocked", "other_series", "nothing_new"].includes(outcome as string),
  }, ["at", "source", "outcome"]);

const isTold: Check = (value) =>
  Array.isArray(value) && value.length <= MAX_TOLD && value.every((one) => isFields(one) && isTime(one.at) && isFields(one.alert));

/** The engine judges the state itself, when it is used. */
const ITEM_CHECKS: Record<string, Check> = {
  id: isWatchId,
  key: isKey,
  url: (url) => watchedAddress(url) !== undefined,
  title: isTitle,
  rules: isWatchRules,
  is_muted: isFlag,
  added_at: isTime,
  state: isFields,
  price_minor: isAmount,
  in_stock: isFlag,
  last_check: isCheck,
  failures: isWholeWithin(0, 10_000),
  told: isTold,
};

export const isWatchItem = (value: unknown): value is WatchItem =>
  hasShape(value, ITEM_CHECKS, ["id", "key", "url", "rules", "is_muted", "added_at", "failures", "told"]) &&
  (value.key as Fields).product_id === value.id;

export const isWatchImport = (value: unknown): value is WatchItem[] =>
  Array.isArray(value) && value.length <= MAX_IMPORTED && value.every(isWatchItem);
