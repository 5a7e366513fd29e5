// A quiet line for a page that no longer holds what its layout always held, with a report for those who
// can do something about it.
import { text } from "../../../i18n/text.js";
import type { PageView } from "../../../messages/page-view.js";
import { button, element } from "../../../ui/dom.js";

/** The engine's code for this warning. */
export const LAYOUT_CHANGED = "layout_changed";

/** @returns whether the report is on the clipboard now */
export type CopyReport = () => Promise<boolean>;

/** Absent when the page is as its layout knows it. */
export function layoutNotice({ warnings }: PageView, copyReport: CopyReport): HTMLElement | undefined {
  if (!warnings.some(({ code }) => code === LAYOUT_CHANGED)) return undefined;
  // Live regions (role "status" is a polite one). This one is there from the start, so that what it says
  // after the click is read out.
  const outcome = element("p", { "data-part": "layout-report", role: "status" });
  const copy = button(
    { class: "link", "data-part": "copy-layout-report" },
    () => {
      void copyReport().then((copied) => {
        outcome.textContent = copied ? text("layout.copied") : text("layout.not_copied");
      });
    },
    text("layout.copy"),
  );
  return element(
    "div",
    { class: "layout-notice" },
    element("span", { "data-part": "layout-changed", role: "status" }, text("layout.changed")),
    " ",
    copy,
    outcome,
  );
}
