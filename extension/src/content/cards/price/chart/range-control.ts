// The segmented control for the range: radio buttons, so arrow keys and screen readers work
// as everywhere.
import { text } from "../../../../i18n/text.js";
import { element } from "../../../../ui/dom.js";
import { isOffered, SHOWN_RANGES, type ShownRange } from "./chart-range.js";
import type { PriceTimeline } from "./price-timeline.js";

/**
 * Ranges longer than the history are disabled: they would show what "all" shows.
 * @returns how to mark the range that is shown
 */
export function rangeControl(
  place: HTMLElement,
  timeline: PriceTimeline,
  onChoice: (range: ShownRange) => void,
): (shown: ShownRange) => void {
  const choices = SHOWN_RANGES.map((range) => {
    const isDisabled = !isOffered(range, timeline);
    const input = element("input", { type: "radio", name: "chart-range", value: range, disabled: isDisabled });
    input.addEventListener("change", () => onChoice(range));
    const hint = isDisabled ? text("chart.range_too_long") : undefined;
    return { range, input, label: element("label", { title: hint }, input, text(`chart.range_${range}`)) };
  });
  place.setAttribute("role", "radiogroup");
  place.setAttribute("aria-label", text("chart.range"));
  place.replaceChildren(...choices.map(({ label }) => label));
  return (shown) => choices.forEach(({ range, input }) => (input.checked = range === shown));
}
