// The two lines above the chart: what is under the cursor, at rest what the chart shows.
import { text } from "../../../../i18n/text.js";
import { formatPeriod } from "../../../../ui/dates.js";
import { element } from "../../../../ui/dom.js";
import type { ChartScene } from "./chart-options.js";
import type { ChartReading } from "./chart-reading.js";
import { shadesIn, type ChartWindow } from "./chart-window.js";
import { readingText } from "./reading-text.js";

/** @returns how to say a reading; without one, what the chart shows */
export function fillReadout(place: HTMLElement, scene: ChartScene): (reading?: ChartReading) => void {
  const headline = element("span", { class: "headline" });
  const details = element("span", { class: "details" });
  place.replaceChildren(headline, details);
  return (reading) => {
    const { window } = scene.frame;
    const said = reading && readingText(reading, scene.currency);
    headline.textContent = said?.headline ?? formatPeriod(window.start_s * 1000, window.now_s * 1000);
    details.replaceChildren(...(said ? [said.details] : legend(window)));
    details.title = said?.details ?? "";
  };
}

const legend = (window: ChartWindow): HTMLElement[] =>
  shadesIn(window).map((shade) => element("span", { class: `legend ${shade}` }, text(`chart.legend_${shade}`)));
