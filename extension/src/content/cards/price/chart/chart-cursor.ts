// The cross on the chart: a moment, and the price at that moment.
import type uPlot from "uplot";
import { priceOf, readingAt, type ChartReading } from "./chart-reading.js";
import type { ChartScene } from "./chart-options.js";

/** Outside the plot, where the chart library shows no cursor. */
const AWAY = { left: -10, top: -10 };

/**
 * Makes the cursor follow the price instead of the pointer's height.
 * @param onReading what is under the cursor; undefined when it has left
 */
export function withCursor(
  options: uPlot.Options,
  scene: ChartScene,
  onReading: (reading: ChartReading | undefined) => void,
): uPlot.Options {
  const readingUnder = (plot: uPlot, left: number) => readingAt(scene.frame.window, plot.posToVal(left, "x"));
  return {
    ...options,
    cursor: {
      x: true,
      y: true,
      points: { show: false },
      drag: { x: false, y: false },
      move: (plot, left, top) => {
        if (left < 0) return [left, top];
        const price = priceOf(readingUnder(plot, left));
        return [left, price === undefined ? AWAY.top : plot.valToPos(price, "y")];
      },
    },
    hooks: {
      ...options.hooks,
      setCursor: [
        (plot) => {
          const { left = AWAY.left } = plot.cursor;
          onReading(left < 0 ? undefined : readingUnder(plot, left));
        },
      ],
    },
  };
}

/** Moves the cursor to a moment; without one it leaves. */
export function moveCursor(plot: uPlot, timeS?: number): void {
  // Its height follows the price.
  plot.setCursor(timeS === undefined ? AWAY : { left: plot.valToPos(timeS, "x"), top: 0 });
}
