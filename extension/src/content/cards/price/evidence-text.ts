// What a verdict rests on, in words: one short line per signal.
import type { Evidence, Verdict } from "../../../engine-contract.js";
import { text } from "../../../i18n/text.js";
import { formatDay } from "../../../ui/dates.js";
import { formatPercent } from "../../../ui/money.js";

/** @param history what the history spans, where the verdict says so */
type Describe = (evidence: Evidence, history: Evidence | undefined) => string | undefined;

const DESCRIPTIONS: Partial<Record<Evidence["id"], Describe>> = {
  above_lowest: ({ percent, from }, history) => {
    if (percent === undefined) return undefined;
    return percent <= 0
      ? text("evidence.lowest", { date: formatDay(history?.from ?? from) })
      : text("evidence.above_lowest", { percent: formatPercent(percent), date: formatDay(from) });
  },
  below_typical: ({ percent }) => {
    if (percent === undefined) return undefined;
    if (percent === 0) return text("evidence.typical");
    return percent > 0
      ? text("evidence.below_typical", { percent: formatPercent(percent) })
      : text("evidence.above_typical", { percent: formatPercent(-percent) });
  },
  sold_out_now: ({ from }) => text("evidence.sold_out_now", { date: formatDay(from) }),
  time_dearer: ({ percent }) =>
    percent === undefined ? undefined : text("evidence.time_dearer", { percent: formatPercent(percent) }),
};

/** Without enough data: how much is known so far. The discounts have a place of their own. */
export function evidenceLines({ label, enough_data: isEnough, evidence }: Verdict): string[] {
  const history = evidence.find(({ id }) => id === "history");
  const isSoldOut = label === "sold_out";
  if (!isEnough && !isSoldOut) return [knownSoFar(history)];
  return evidence.flatMap((one) => DESCRIPTIONS[one.id]?.(one, history) ?? []);
}

function knownSoFar(history: Evidence | undefined): string {
  const days = history?.known_days ?? 0;
  if (!history || days === 0) return text("evidence.first_reading");
  return text("evidence.known_days", { days: String(days), date: formatDay(history.from) });
}
