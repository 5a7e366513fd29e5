// What a shopper should know about the numbers: where they come from and what is doubtful.
import { isTextKey, text } from "../../../i18n/text.js";
import type { FactsWarning } from "../../../engine-contract.js";
import type { CrowdState, PageView } from "../../../messages/page-view.js";
import { element } from "../../../ui/dom.js";

const CROWD_TEXT = {
  off: "crowd.off",
  private: "crowd.private",
  pending: "crowd.pending",
  included: "crowd.included",
  none: "crowd.none",
  unreachable: "crowd.unreachable",
} as const satisfies Record<CrowdState, string>;

/** A live region: a notice that changes after a look-up is read out. */
export function notices({ warnings, history }: PageView): HTMLElement {
  const lines = [...new Set(warnings.map(warningText))];
  return element(
    "footer",
    { class: "notices", role: "status" },
    ...lines.map((line) => element("p", { class: "warning", "data-part": "warning" }, line)),
    history ? element("p", { "data-part": "notice" }, text(CROWD_TEXT[history.crowd])) : undefined,
  );
}

/** The engine's codes in plain words; a code without words of its own still is a doubt worth saying. */
function warningText({ code }: FactsWarning): string {
  const key = `warning.${code}`;
  return isTextKey(key) ? text(key as "warning.other") : text("warning.other");
}
