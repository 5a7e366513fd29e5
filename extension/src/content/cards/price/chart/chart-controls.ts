// What stands around the drawing: range, readout, table, tools, and the chart's keyboard.
import { text } from "../../../../i18n/text.js";
import { button } from "../../../../ui/dom.js";
import { exportButtons } from "./chart-export.js";
import { makeKeyboardAccessible } from "./chart-keyboard.js";
import type { ChartScene } from "./chart-options.js";
import type { ShownRange } from "./chart-range.js";
import { readingAt, readingStops, type ChartReading } from "./chart-reading.js";
import { fillReadout } from "./chart-readout.js";
import type { ChartSubject } from "./chart-subject.js";
import { rangeControl } from "./range-control.js";
import { readingText } from "./reading-text.js";

export interface ChartControls {
  /** Follows a change of what is shown. */
  follow(range: ShownRange): void;
  /** Says what is under the cursor; without a reading what the chart shows. */
  say(reading?: ChartReading): void;
}

export interface ChartActions {
  chooseRange(range: ShownRange): void;
  toggleListPrice(): void;
  /** Moves the cursor to a moment; without one it leaves. */
  moveTo(timeS?: number): void;
}

/** The parts of the chart's place, there from the start so that nothing moves when they are filled. */
export interface ChartParts {
  ranges: HTMLElement;
  readout: HTMLElement;
  canvas: HTMLElement;
}

export function chartControls(
  { timeline, view, table, tools }: ChartSubject,
  { ranges, readout, canvas }: ChartParts,
  scene: ChartScene,
  actions: ChartActions,
): ChartControls {
  const describe = (time: number) => {
    const { headline, details } = readingText(readingAt(scene.frame.window, time), scene.currency);
    return details === "" ? headline : `${headline}; ${details}`;
  };
  const showRange = rangeControl(ranges, timeline, actions.chooseRange);
  const setStops = makeKeyboardAccessible(canvas, { describe, moveTo: actions.moveTo });
  const say = fillReadout(readout, scene);
  const listPrice = button(
    { class: "link", "data-part": "list-price-line" },
    actions.toggleListPrice,
    text("table.list_price"),
  );
  tools.replaceChildren(listPrice, ...exportButtons(scene, { id: view.history.key.product_id, ...view.product }));
  return {
    say,
    follow(range) {
      const { window, hasListPrice, showsListPrice } = scene.frame;
      showRange(range);
      say();
      setStops(readingStops(window), window.now_s);
      table.show(window);
      listPrice.hidden = !hasListPrice;
      listPrice.setAttribute("aria-pressed", String(showsListPrice));
    },
  };
}
