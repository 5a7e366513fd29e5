// What other shoppers see: how many stand behind the latest shared price, or why there is none yet.
import { isTextKey, text } from "../../../i18n/text.js";
import type { CrowdDay } from "../../../messages/crowd-day.js";
import type { HistoryView } from "../../../messages/page-view.js";
import { formatUtcDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { formatMoney } from "../../../ui/money.js";
import { shoppersText } from "../../../ui/shoppers-text.js";

/** The latest published price, and the latest day where it says something else. Absent where the crowd knows nothing. */
export function crowdNote({ crowd_days: days = [], key }: HistoryView): HTMLElement | undefined {
  const latest = days.at(-1);
  if (!latest) return undefined;
  const published = days.findLast(({ state }) => state === "published");
  const shown = published && published !== latest ? [published, latest] : [latest];
  return element(
    "section",
    { class: "crowd", "data-part": "crowd" },
    ...shown.map((day) =>
      element("p", { "data-part": "crowd-day", "data-state": day.state }, sentences(day, key.currency).join(" ")),
    ),
  );
}

function sentences(day: CrowdDay, currency: string): string[] {
  const isOpen = day.open ? [text("crowd_day.open")] : [];
  switch (day.state) {
    case "published":
      return [dayText(day, currency), standing(day), ...isOpen];
    case "pending":
      return [pendingText(day, currency), ...(isShort(day) ? [needed(day)] : []), ...isOpen];
    case "varies":
      return [variesText(day, currency), ...isOpen];
  }
}

function dayText(day: CrowdDay, currency: string): string {
  const price = formatMoney(day.lowest_minor, currency);
  return text("crowd_day.published", { price, day: formatUtcDay(day.day), shoppers: shoppersText(day) });
}

function pendingText(day: CrowdDay, currency: string): string {
  const price = formatMoney(day.lowest_minor, currency);
  const words = { price, day: formatUtcDay(day.day), shoppers: shoppersText(day) };
  return text("crowd_day.pending", { ...words, reason: reasonText(day) });
}

function variesText(day: CrowdDay, currency: string): string {
  const [low, high] = [formatMoney(day.lowest_minor, currency), formatMoney(day.highest_minor, currency)];
  return text("crowd_day.varies", { day: formatUtcDay(day.day), low, high, reason: reasonText(day) });
}

const needed = ({ required }: CrowdDay): string => text("crowd_day.needed", { shoppers: shoppersText(required) });

const isShort = ({ keys, networks, required }: CrowdDay): boolean =>
  keys < required.keys || networks < required.networks;

/** What had to agree; on a young server that may be nobody else. */
function standing(day: CrowdDay): string {
  if (day.required.keys > 1) return needed(day);
  return day.keys > 1 ? text("crowd_day.one_is_enough") : text("crowd_day.unconfirmed");
}

/** The server's codes in plain words. */
function reasonText({ reason }: CrowdDay): string {
  const key = `decided.${reason}`;
  return isTextKey(key) ? text(key as "decided.other") : text("decided.other");
}
