// What is unusual about the listing, each with what was seen.
import { text } from "../../../i18n/text.js";
import type { ListingSignal } from "../../../trust-contract.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";

export function signalList(signals: readonly ListingSignal[]): HTMLElement | undefined {
  if (signals.length === 0) return undefined;
  return element(
    "section",
    { class: "signals", "data-part": "signals" },
    element("h4", {}, text("seller.signals")),
    element("ul", {}, ...signals.map(row)),
    element("p", { class: "note" }, text("seller.signals_note")),
  );
}

function row({ id, severity, text: words, evidence }: ListingSignal): HTMLElement {
  return element(
    "li",
    { class: severity, "data-part": "signal", "data-id": id, "data-severity": severity },
    element("p", { dir: "auto" }, words, " ", element("span", { class: "note" }, `(${text(`seller.severity_${severity}`)})`)),
    evidence.length === 0
      ? undefined
      : element(
          "details",
          {},
          element("summary", {}, text("seller.signal_evidence")),
          element("ul", { class: "evidence note" }, ...evidence.map(evidenceLine)),
        ),
  );
}

function evidenceLine({ text: words, seen_at: time }: ListingSignal["evidence"][number]): HTMLElement {
  const day = time === undefined ? "" : ` (${text("seller.seen", { day: formatDay(time) })})`;
  return element("li", { class: "words", dir: "auto" }, words + day);
}
