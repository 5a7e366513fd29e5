// Days as the server counts them: UTC, written "2026-11-23".

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param time ISO 8601 UTC */
export const dayOf = (time: string): string => time.slice(0, "2026-11-23".length);

/** How many days later `day` is than `before`. */
export const daysFrom = (before: string, day: string): number => (Date.parse(day) - Date.parse(before)) / DAY_MS;
