// Watching in plain words: what will be told, what was told, how the last look went.
import { isTextKey, text } from "../i18n/text.js";
import {
  awaitedFall,
  type WatchAlert,
  type WatchCheck,
  type WatchItem,
  type WatchSummary,
} from "../messages/watch.js";
import { formatDay, formatMoment } from "./dates.js";
import { formatMoney, formatPercent } from "./money.js";

/** "US $17.99 – your target" */
export function alertText(alert: WatchAlert, currency: string): string {
  const money = (amountMinor: number | undefined) => (amountMinor === undefined ? "" : formatMoney(amountMinor, currency));
  const price = money(alert.price_minor);
  switch (alert.type) {
    case "target_reached":
      return text("alert.target_reached", { price });
    case "price_drop":
      return text("alert.price_drop", { price, percent: formatPercent(alert.percent ?? 0) });
    case "new_low":
      return text("alert.new_low", { price, was: money(alert.was_minor) });
    case "back_in_stock":
      return price === "" ? text("alert.back_in_stock") : text("alert.back_in_stock_at", { price });
    case "waiting_over":
      return text("alert.waiting_over", { price });
    default:
      return isTextKey(`alert.${String(alert.type)}`) ? text("alert.coupon_appeared") : "";
  }
}

/** What the shopper will be told, one sentence per wish; one that says so when there is none. */
export function previewSentences({ preview, rules, currency, usual_drop_percent: usual }: Omit<WatchSummary, "id">): string[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, currency);
  const { at_or_below_minor: mark, new_low_minor: low } = preview;
  const sentences = [
    mark === undefined || mark === 0 ? undefined : text("watch.told_at", { price: money(mark) }),
    low === undefined || low === mark ? undefined : text("watch.told_low", { price: money(low) }),
    rules.new_low && low === undefined ? text("watch.told_new_low") : undefined,
    rules.back_in_stock ? text("watch.told_stock") : undefined,
    rules.coupon ? text("watch.told_coupon") : undefined,
    rules.wait_chance_percent === undefined
      ? undefined
      : text("watch.told_waiting", {
          fall: formatPercent(awaitedFall(rules, usual)),
          percent: formatPercent(rules.wait_chance_percent),
        }),
  ].filter((sentence) => sentence !== undefined);
  return sentences.length > 0 ? sentences : [text("watch.told_nothing")];
}

export function checkText(check: WatchCheck | undefined): string {
  if (!check) return text("check.never");
  const time = formatMoment(check.at);
  if (check.outcome === "ok") return text(`check.ok_${check.source}`, { time });
  return text(`check.${check.outcome}`, { time });
}

/** Snoozed or muted, in words; empty when neither. */
export function restText({ rules, is_muted: isMuted }: WatchItem, now: Date): string {
  const until = rules.snoozed_until;
  if (isMuted) return text("watch.is_muted");
  return until !== undefined && Date.parse(until) > now.getTime() ? text("watch.is_snoozed", { day: formatDay(until) }) : "";
}
