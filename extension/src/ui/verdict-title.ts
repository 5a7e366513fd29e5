// The words for a verdict's label.
import { isTextKey, text } from "../i18n/text.js";

/** A label without words of its own is shown as "not enough history", which claims nothing. */
export function verdictTitle(label: string): string {
  const key = `verdict.${label}`;
  return isTextKey(key) ? text(key as "verdict.fair") : text("verdict.not_enough_history");
}
