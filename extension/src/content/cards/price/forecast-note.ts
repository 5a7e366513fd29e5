// The forecast in plain words: whether waiting pays, what the price may be, how earlier advices did.
import type { Advice, Forecast } from "../../../engine-contract.js";
import { text } from "../../../i18n/text.js";
import { isTrackRecordShown } from "../../../messages/advice.js";
import { element } from "../../../ui/dom.js";
import { formatMoney, formatPercent } from "../../../ui/money.js";
import type { PricedView } from "./card-model.js";
import { trackRecordLines, waitsLine } from "./track-record.js";

export function forecastNote({ history }: PricedView): HTMLElement {
  const { forecast, advice, key, track_record: record } = history;
  const attributes = { class: "forecast", "aria-label": text("forecast.label"), "data-part": "forecast", "data-advice": advice.action };
  if (!forecast.enough_data) {
    return element("section", attributes, element("p", {}, text("forecast.thin")));
  }
  const money = (amountMinor: number) => formatMoney(amountMinor, key.currency);
  const outlook = [bandLine(forecast, advice, money), ownFallLine(forecast, advice)].filter((line) => line !== undefined);
  return element(
    "section",
    attributes,
    element("p", { class: "advice", "data-part": "advice" }, adviceLine(forecast, advice, money)),
    element("p", { "data-part": "outlook" }, outlook.join(" ")),
    record && isTrackRecordShown(record.waits)
      ? element("p", { "data-part": "track-record" }, waitsLine(record.waits))
      : undefined,
    element(
      "details",
      { "data-part": "forecast-details" },
      element("summary", {}, text("forecast.how")),
      ...[...methodLines(forecast), ...trackRecordLines(record)].map((line) => element("p", {}, line)),
    ),
  );
}

const percentOfPermille = (permille: number): string => formatPercent(Math.round(permille / 10));

function adviceLine(forecast: Forecast, advice: Advice, money: (amountMinor: number) => string): string {
  const { wait_days: days, saving_minor: saving } = advice;
  const chance = {
    chance: percentOfPermille(advice.drop_permille ?? 0),
    percent: formatPercent(advice.drop_percent ?? 0),
    horizon: String(forecast.horizon_days),
  };
  if (advice.action === "wait" && days !== undefined && saving !== undefined) {
    const words = { saving: money(saving), ...chance };
    return days === 1 ? text("forecast.wait_a_day", words) : text("forecast.wait", { days: String(days), ...words });
  }
  return text(advice.action === "buy_now" ? "forecast.buy_now" : "forecast.unclear", chance);
}

/** What the price may be at the end of the horizon. */
function bandLine(forecast: Forecast, advice: Advice, money: (amountMinor: number) => string): string | undefined {
  const last = forecast.days.at(-1);
  if (!last) return undefined;
  const { p10_minor: low, p50_minor: middle, p90_minor: high } = last;
  const words = { horizon: String(last.day), middle: money(middle) };
  const stays = middle === advice.price_minor;
  if (stays && low === high) return text("forecast.stays", words);
  return text(stays ? "forecast.stays_band" : "forecast.band", { ...words, low: money(low), high: money(high) });
}

/** The chance of the fall the shopper waits for, where the advice has not told it already. */
function ownFallLine({ chosen_drop: chosen }: Forecast, advice: Advice): string | undefined {
  if (!chosen || chosen.percent === advice.drop_percent) return undefined;
  return text("forecast.own_fall", {
    chance: formatPercent(Math.round(chosen.probability * 100)),
    percent: formatPercent(chosen.percent),
  });
}

function methodLines({ method, windows, horizon_days: horizon, basis }: Forecast): string[] {
  const words = { method: text(`forecast.${method}`), windows: String(windows), horizon: String(horizon) };
  return [text("forecast.method", words), basis === undefined ? undefined : text(`forecast.${basis}`)].filter(
    (line) => line !== undefined,
  );
}
