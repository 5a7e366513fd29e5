// What a shopper should know about the numbers: where they come from and what is doubtful.
import { isTextKey, text } from "../../../i18n/text.js";
import type { FactsWarning } from "../../../engine-contract.js";
import type { CrowdState, HistoryView, PageView } from "../../../messages/page-view.js";
import { element } from "../../../ui/dom.js";
import { LAYOUT_CHANGED } from "./layout-notice.js";

const CROWD_TEXT = {
  off: "crowd.off",
  private: "crowd.private",
  pending: "crowd.pending",
  included: "crowd.included",
  none: "crowd.none",
  unreachable: "crowd.unreachable",
} as const satisfies Record<CrowdState, string>;

/**
 * What is doubtful about the price; stands right below it. Absent when nothing is. That the page's layout
 * has changed is no doubt about the price: layout-notice.ts says it.
 */
export function warningList({ warnings }: PageView): HTMLElement | undefined {
  const doubts = warnings.filter(({ code }) => code !== LAYOUT_CHANGED);
  const lines = [...new Set(doubts.map(warningText))];
  if (lines.length === 0) return undefined;
  return element(
    "div",
    { class: "warnings" },
    ...lines.map((line) => element("p", { "data-part": "warning" }, line)),
  );
}

/** Where the history comes from. A live region: what changes after a look-up is read out. */
export function provenance({ crowd }: HistoryView): HTMLElement {
  return element("footer", { role: "status" }, element("p", { "data-part": "notice" }, text(CROWD_TEXT[crowd])));
}

/** The engine's codes in plain words; a code without words of its own still is a doubt worth saying. */
function warningText({ code }: FactsWarning): string {
  const key = `warning.${code}`;
  return isTextKey(key) ? text(key as "warning.other") : text("warning.other");
}
