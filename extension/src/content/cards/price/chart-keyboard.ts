// The chart for keyboard and screen reader: a slider over the readings.
import { text } from "../../../i18n/text.js";

export interface ChartReadings {
  /** Indices into the chart's columns, gaps left out. */
  indices: readonly number[];
  /** The words for one index: date and price. */
  describe(index: number): string;
  /** Moves the chart's cursor to an index. */
  moveTo(index: number): void;
}

/** Arrow keys step, Home and End jump; the accessible value follows. */
export function makeKeyboardAccessible(chart: HTMLElement, readings: ChartReadings): void {
  const last = readings.indices.length - 1;
  let at = last;
  const announce = () => {
    chart.setAttribute("aria-valuenow", String(at));
    chart.setAttribute("aria-valuetext", readings.describe(readings.indices[at] ?? 0));
  };
  chart.tabIndex = 0;
  chart.setAttribute("role", "slider");
  chart.setAttribute("aria-label", text("chart.label"));
  chart.setAttribute("aria-valuemin", "0");
  chart.setAttribute("aria-valuemax", String(last));
  announce();
  chart.addEventListener("keydown", (event) => {
    const targets: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    at = Math.min(last, Math.max(0, target));
    announce();
    readings.moveTo(readings.indices[at] ?? 0);
  });
}
