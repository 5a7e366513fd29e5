// What the user has chosen. Written only by the background's store, read everywhere.
import { limits as watchLimits } from "../../../wasm-core/rules/weights/watch.json";

export type Theme = "system" | "light" | "dark";
/** auto: folded where the window is as narrow as a phone's. */
export type PanelFold = "auto" | "open" | "folded";
/** How much of a price history the chart shows; auto: what suits its length. */
export type ChartRange = "auto" | "week" | "month" | "quarter" | "year" | "all";
/**
 * rules: asking the server for newer rules of how to read pages · watch: opening the pages of
 * watched products, without cookies, while the shopper is away · reviews: loading further pages of a
 * product's reviews, without cookies, when the shopper clicks for it.
 */
export type ConsentName = "contribute" | "lookup" | "rules" | "watch" | "reviews";
export const CONSENT_NAMES: readonly ConsentName[] = ["contribute", "lookup", "rules", "watch", "reviews"];

/**
 * The version of the text that explains each agreement. It is raised when more is sent or linked than
 * the text before said, and an agreement to an earlier one no longer holds.
 * contribute 2: a key links what is contributed within 90 days.
 * contribute 3: the category goes along, and coupons that the page offers to everybody.
 */
export const CONSENT_TEXTS: Record<ConsentName, number> = { contribute: 3, lookup: 1, rules: 1, watch: 1, reviews: 1 };

export interface Consent {
  granted: boolean;
  /** ISO 8601 UTC; absent while the user has never decided. */
  decided_at?: string;
  /** Of the text that was decided on; absent while the user has never decided. */
  text_version?: number;
}

/** Observations leave after a random delay in this range, so that it does not show when a page was open. */
export interface SendDelay {
  min_minutes: number;
  max_minutes: number;
}

/** Every day, in minutes of the local day; over midnight when `from_minute` is the later one. */
export interface QuietHours {
  enabled: boolean;
  from_minute: number;
  to_minute: number;
}

export interface EditableSettings {
  enabled: boolean;
  theme: Theme;
  panel_fold: PanelFold;
  /** Badges and the bar on pages that list products. */
  list_badges: boolean;
  chart_range: ChartRange;
  /** The fall the shopper waits for, in percent: the forecast says how likely it is. */
  drop_percent: number;
  /** Keeping which products were opened, to tell where the same one was seen. */
  remember_products: boolean;
  server_address: string;
  send_delay: SendDelay;
  /** Whether watched products may notify. */
  notifications: boolean;
  quiet_hours: QuietHours;
  /** How often one watched product may notify within 24 hours. */
  alerts_per_day: number;
}

export interface Settings extends EditableSettings {
  consents: Record<ConsentName, Consent>;
}

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  theme: "system",
  panel_fold: "auto",
  list_badges: true,
  chart_range: "auto",
  drop_percent: 15,
  remember_products: true,
  server_address: "http://127.0.0.1:8787",
  send_delay: { min_minutes: 6 * 60, max_minutes: 48 * 60 },
  notifications: true,
  quiet_hours: { enabled: true, from_minute: 22 * 60, to_minute: 7 * 60 },
  alerts_per_day: watchLimits.alerts_per_day,
  consents: {
    contribute: { granted: false },
    lookup: { granted: false },
    rules: { granted: false },
    watch: { granted: false },
    reviews: { granted: false },
  },
};

/** Where the settings lie in storage.local. */
export const SETTINGS_KEY = "settings";

const LOOPBACK_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * The canonical form of a server address, or undefined when it may not be used: it must be
 * an https origin, or http on this very device, without user name, query or fragment.
 */
export function normaliseServerAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isLocal = url.protocol === "http:" && LOOPBACK_HOSTS.has(url.hostname);
  if (url.protocol !== "https:" && !isLocal) return undefined;
  if (url.username || url.password || url.search || url.hash) return undefined;
  return url.origin + url.pathname.replace(/\/+$/, "");
}

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const PANEL_FOLDS: readonly PanelFold[] = ["auto", "open", "folded"];
const CHART_RANGES: readonly ChartRange[] = ["auto", "week", "month", "quarter", "year", "all"];
const MAX_DELAY_MINUTES = 7 * 24 * 60;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isSendDelay(value: unknown): value is SendDelay {
  if (!isRecord(value)) return false;
  const { min_minutes: min, max_minutes: max } = value;
  return (
    typeof min === "number" && typeof max === "number" &&
    min >= 0 && min <= max && max <= MAX_DELAY_MINUTES
  );
}

export const isChartRange = (value: unknown): value is ChartRange => CHART_RANGES.includes(value as ChartRange);
const isWholeWithin = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const LAST_MINUTE = 24 * 60 - 1;

const isQuietHours = (value: unknown): value is QuietHours =>
  isRecord(value) &&
  typeof value.enabled === "boolean" &&
  isWholeWithin(value.from_minute, 0, LAST_MINUTE) &&
  isWholeWithin(value.to_minute, 0, LAST_MINUTE);

/** The quiet hours as the engine takes them; undefined while they are switched off. */
export function quietHoursOf({ quiet_hours: hours }: Settings): Omit<QuietHours, "enabled"> | undefined {
  return hours.enabled ? { from_minute: hours.from_minute, to_minute: hours.to_minute } : undefined;
}

const FIELD_CHECKS: { [K in keyof EditableSettings]: (value: unknown) => boolean } = {
  enabled: (value) => typeof value === "boolean",
  theme: (value) => THEMES.includes(value as Theme),
  panel_fold: (value) => PANEL_FOLDS.includes(value as PanelFold),
  list_badges: (value) => typeof value === "boolean",
  chart_range: isChartRange,
  drop_percent: (value) => isWholeWithin(value, 1, 90),
  remember_products: (value) => typeof value === "boolean",
  server_address: (value) => typeof value === "string" && normaliseServerAddress(value) !== undefined,
  send_delay: isSendDelay,
  notifications: (value) => typeof value === "boolean",
  quiet_hours: isQuietHours,
  alerts_per_day: (value) => isWholeWithin(value, 1, 24),
};

/** Whether `value` holds only settings that exist, each with an acceptable value. */
export function isSettingsChange(value: unknown): value is Partial<EditableSettings> {
  return (
    isRecord(value) &&
    Object.entries(value).every(
      ([name, field]) => name in FIELD_CHECKS && FIELD_CHECKS[name as keyof EditableSettings](field),
    )
  );
}

function readConsent(name: ConsentName, value: unknown): Consent {
  if (!isRecord(value) || typeof value.granted !== "boolean") return { granted: false };
  // The first texts had no number.
  const version = typeof value.text_version === "number" ? value.text_version : 1;
  const decision = typeof value.decided_at === "string" ? { decided_at: value.decided_at, text_version: version } : {};
  return { granted: value.granted && version === CONSENT_TEXTS[name], ...decision };
}

/** Settings out of storage: what is absent or malformed falls back to the default. */
export function readSettings(stored: unknown): Settings {
  const source = isRecord(stored) ? stored : {};
  const settings: Settings = structuredClone(DEFAULT_SETTINGS);
  for (const name of Object.keys(FIELD_CHECKS) as (keyof EditableSettings)[]) {
    if (FIELD_CHECKS[name](source[name])) Object.assign(settings, { [name]: source[name] });
  }
  const consents = isRecord(source.consents) ? source.consents : {};
  for (const name of CONSENT_NAMES) settings.consents[name] = readConsent(name, consents[name]);
  return settings;
}
