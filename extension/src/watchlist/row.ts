// One watched product: what it costs now, what will be told, how the last look went.
import { text } from "../i18n/text.js";
import { summaryOf, type WatchItem, type WatchRow } from "../messages/watch.js";
import { formatDay } from "../ui/dates.js";
import { button, element } from "../ui/dom.js";
import { formatMoney, formatPercent } from "../ui/money.js";
import { sparkline } from "../ui/sparkline.js";
import { watchForm, type WatchFormActions } from "../ui/watch-form.js";
import { alertText, checkText, previewSentences, restText } from "../ui/watch-text.js";
import { fallPercent } from "./order.js";

export interface RowActions extends WatchFormActions {
  edit(): void;
  /** For a week, or no more. */
  snooze(isWanted: boolean): void;
  mute(isWanted: boolean): void;
  /** Absent where no way of looking is agreed to. */
  check?: () => void;
  remove(): void;
}

export const titleOf = ({ title, id }: WatchItem): string => title ?? text("watchlist.untitled", { id });

/** @param isEditing whether its form is open */
export function watchRow(row: WatchRow, actions: RowActions, now: Date, isEditing: boolean): HTMLLIElement {
  const { item, runs } = row;
  const { currency } = item.key;
  return element(
    "li",
    { "data-id": item.id },
    element(
      "div",
      { class: "product" },
      element("a", { href: item.url, target: "_blank", rel: "noopener noreferrer" }, element("bdi", {}, titleOf(item))),
      element("p", { class: "hint", "data-part": "preview" }, previewSentences(summaryOf(row)).join(" ")),
      element("p", { class: "hint", "data-part": "check" }, [checkText(item.last_check), restText(item, now)].join(" ")),
      toldLine(item),
    ),
    sparkline(runs.filter(({ in_stock: inStock }) => inStock !== false), currency) ?? element("span"),
    priceNow(item),
    isEditing
      ? element("div", { class: "editing" }, watchForm(summaryOf(row), actions))
      : rowActions(item, actions, now),
  );
}

function toldLine({ told, key }: WatchItem): HTMLElement | undefined {
  const last = told.at(-1);
  if (!last) return undefined;
  const alert = alertText(last.alert, key.currency);
  return element("p", { class: "told", "data-part": "told" }, text("watchlist.told", { day: formatDay(last.at), alert }));
}

function priceNow(item: WatchItem): HTMLElement {
  const { price_minor: price, key, in_stock: inStock } = item;
  const figure = price === undefined ? text("watchlist.no_price") : formatMoney(price, key.currency);
  const isSoldOut = inStock === false;
  return element(
    "div",
    { class: "price" },
    element("strong", { "data-part": "price" }, figure),
    isSoldOut ? element("span", { class: "change" }, text("watchlist.sold_out")) : change(item),
  );
}

function change(item: WatchItem): HTMLElement | undefined {
  const fall = fallPercent(item);
  if (fall === undefined) return undefined;
  const percent = formatPercent(Math.abs(fall));
  if (percent === formatPercent(0)) return element("span", { class: "change hint" }, text("watchlist.same"));
  return fall > 0
    ? element("span", { class: "change fallen" }, text("watchlist.below", { percent }))
    : element("span", { class: "change risen" }, text("watchlist.above", { percent }));
}

function rowActions(item: WatchItem, actions: RowActions, now: Date): HTMLElement {
  const { rules, is_muted: isMuted } = item;
  const isSnoozed = rules.snoozed_until !== undefined && Date.parse(rules.snoozed_until) > now.getTime();
  const act = (name: string, label: string, onClick: () => void) =>
    button({ class: "link", "data-action": name, "aria-label": `${label}: ${titleOf(item)}` }, onClick, label);
  return element(
    "div",
    { class: "row-actions" },
    act("edit", text("watchlist.edit"), actions.edit),
    act("snooze", isSnoozed ? text("watchlist.wake") : text("watchlist.snooze"), () => actions.snooze(!isSnoozed)),
    act("mute", isMuted ? text("watchlist.unmute") : text("watchlist.mute"), () => actions.mute(!isMuted)),
    actions.check ? act("check", text("watchlist.check"), actions.check) : undefined,
    act("remove", text("watchlist.remove"), actions.remove),
  );
}
