// A score between 0 and 1 as a bar: filled up to the score, with the interval that it may lie in.
import { element } from "../../../ui/dom.js";

export interface ShownScore {
  score: number;
  low?: number;
  high?: number;
}

/** Decorative: what it shows stands beside it as text. */
export function scoreBar({ score, low, high }: ShownScore): HTMLElement {
  const filled = element("span", { class: "filled" });
  filled.style.inlineSize = percent(score);
  const bar = element("span", { class: "score-bar", "aria-hidden": "true" }, filled);
  if (low === undefined || high === undefined) return bar;
  const interval = element("span", { class: "interval" });
  interval.style.insetInlineStart = percent(low);
  interval.style.inlineSize = percent(high - low);
  bar.append(interval);
  return bar;
}

const percent = (share: number): string => `${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%`;
