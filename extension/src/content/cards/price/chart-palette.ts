// The chart's colours. A canvas cannot read custom properties, so each token is resolved
// through an element that wears it.
import { element } from "../../../ui/dom.js";

export interface ChartPalette {
  line: string;
  fill: string;
  grid: string;
  gap: string;
  ink: string;
  surface: string;
  font: string;
}

export function chartPalette(place: HTMLElement): ChartPalette {
  return {
    line: resolved(place, "--accent"),
    fill: resolved(place, "--accent-soft"),
    grid: resolved(place, "--line"),
    gap: resolved(place, "--surface-raised"),
    ink: resolved(place, "--ink-soft"),
    surface: resolved(place, "--surface"),
    font: `11px ${getComputedStyle(place).fontFamily}`,
  };
}

function resolved(place: HTMLElement, token: string): string {
  const probe = element("i");
  probe.style.color = `var(${token})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
