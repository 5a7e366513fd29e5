// The chart for keyboard and screen reader: a slider over the readings.
import { text } from "../../../../i18n/text.js";

export interface ChartReadings {
  /** The words for one moment: date, price and what it rests on. */
  describe(timeS: number): string;
  /** Moves the chart's cursor to a moment; without one it leaves. */
  moveTo(timeS?: number): void;
}

const PAGE_SHARE = 0.1;

/** Takes the moments that can be stepped through, and the one to begin at; to be called after every change. */
export type SetStops = (stops: readonly number[], begin: number) => void;

/**
 * Arrow keys step, Page Up and Down take a tenth, Home and End jump, Escape lets go; the accessible
 * value follows.
 */
export function makeKeyboardAccessible(
  chart: HTMLElement,
  readings: ChartReadings,
): SetStops {
  let stops: readonly number[] = [];
  let at = 0;
  const announce = () => {
    chart.setAttribute("aria-valuenow", String(at));
    chart.setAttribute("aria-valuetext", readings.describe(stops[at] ?? 0));
  };
  chart.tabIndex = 0;
  chart.setAttribute("role", "slider");
  chart.setAttribute("aria-label", text("chart.label"));
  chart.setAttribute("aria-valuemin", "0");
  chart.addEventListener("keydown", (event) => {
    if (event.key === "Escape") readings.moveTo();
    const target = targetOf(event.key, at, stops.length);
    if (target === undefined) return;
    event.preventDefault();
    at = Math.min(stops.length - 1, Math.max(0, target));
    announce();
    readings.moveTo(stops[at]);
  });
  chart.addEventListener("blur", () => readings.moveTo());
  return (newStops, begin) => {
    stops = newStops;
    at = Math.max(0, stops.indexOf(begin));
    chart.setAttribute("aria-valuemax", String(Math.max(0, stops.length - 1)));
    announce();
  };
}

function targetOf(key: string, at: number, count: number): number | undefined {
  const page = Math.max(1, Math.round(count * PAGE_SHARE));
  const targets: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - page,
    PageUp: at + page,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}
