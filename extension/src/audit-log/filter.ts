// Which audit lines a filter shows.
import type { AuditEntry } from "../messages/audit-entry.js";

/**
 * @param words   all must occur somewhere in the line's address or body; case does not count
 * @param purpose "" for any
 */
export function matchesFilter(entry: AuditEntry, words: string, purpose: string): boolean {
  if (purpose !== "" && entry.purpose !== purpose) return false;
  const line = `${entry.method} ${entry.url} ${entry.time} ${entry.body ?? ""}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}
