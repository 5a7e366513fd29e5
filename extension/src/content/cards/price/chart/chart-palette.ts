// The chart's colours. A canvas cannot read custom properties, so each token is resolved
// through an element that wears it.
import { element } from "../../../../ui/dom.js";

const TOKENS = {
  line: "--accent",
  fill: "--chart-fill",
  band: "--chart-band",
  sale: "--chart-sale",
  saleMark: "--fair",
  grid: "--line",
  gap: "--chart-gap",
  ink: "--ink",
  inkSoft: "--ink-soft",
  listPrice: "--chart-list-price",
  surface: "--surface",
} as const;

export type ChartPalette = Record<keyof typeof TOKENS, string> & { fontFamily: string };

/** Reads all colours at once: each reading after a change of the document costs a style pass. */
export function chartPalette(place: HTMLElement): ChartPalette {
  const probes = Object.values(TOKENS).map((token) => {
    const probe = element("i");
    probe.style.color = `var(${token})`;
    return probe;
  });
  const probing = element("span", { hidden: true }, ...probes);
  place.append(probing);
  const colours = Object.keys(TOKENS).map((name, index) => {
    const probe = probes[index];
    return [name, probe ? getComputedStyle(probe).color : ""] as const;
  });
  const { fontFamily } = getComputedStyle(place);
  probing.remove();
  return { ...(Object.fromEntries(colours) as Record<keyof typeof TOKENS, string>), fontFamily };
}
