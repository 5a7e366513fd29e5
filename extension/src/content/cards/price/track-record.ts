// How earlier advices on this device did, in words.
import { text } from "../../../i18n/text.js";
import { isTrackRecordShown, type AdviceTally, type TrackRecord } from "../../../messages/advice.js";
import { formatPercent } from "../../../ui/money.js";

/** "Of 40 waits advised before, 31 paid off." Those of which too little was seen count among the 40. */
export function waitsLine({ ended, paid_off: paid }: AdviceTally): string {
  return text("record.waits", { ended: String(ended), paid: String(paid) });
}

/** Everything there is to say, for the details; rates only once they say something. */
export function trackRecordLines(record: TrackRecord | undefined): string[] {
  const { waits, buy_nows: buyNows, chances } = record ?? {};
  const open = (waits?.open ?? 0) + (buyNows?.open ?? 0);
  const lines = [
    waits && isTrackRecordShown(waits) ? sentences(waitsLine(waits), unknownLine(waits), savedLine(waits)) : undefined,
    buyNows && isTrackRecordShown(buyNows) ? sentences(buyNowsLine(buyNows), unknownLine(buyNows)) : undefined,
  ].filter((line) => line !== undefined);
  if (lines.length === 0) lines.push(text("forecast.no_record"));
  else if (chances) lines.push(chancesLine(chances));
  if (open > 0) lines.push(text("forecast.open", { count: String(open) }));
  return lines;
}

const sentences = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(" ");

function buyNowsLine({ ended, paid_off: paid }: AdviceTally): string {
  return text("record.buy_nows", { ended: String(ended), paid: String(paid) });
}

function unknownLine({ unknown }: AdviceTally): string | undefined {
  return unknown === 0 ? undefined : text("record.unknown", { count: String(unknown) });
}

function savedLine({ mean_saved_permille: saved }: AdviceTally): string | undefined {
  if (saved === undefined) return undefined;
  const percent = formatPercent(Math.abs(saved) / 10);
  return saved < 0 ? text("record.cost", { percent }) : text("record.saved", { percent });
}

function chancesLine(chances: NonNullable<TrackRecord["chances"]>): string {
  return text("record.chances", {
    count: String(chances.count),
    score: String(chances.brier_permille),
    rate: formatPercent(Math.round(chances.base_rate_permille / 10)),
    base: String(chances.base_rate_brier_permille),
  });
}
