// The factors of the score: how good, how much each counts, and what it rests on.
import { text } from "../../../i18n/text.js";
import type { SellerTrust, TrustEvidence, TrustFactor, TrustFactorName } from "../../../trust-contract.js";
import { formatDay } from "../../../ui/dates.js";
import { element } from "../../../ui/dom.js";
import { scoreBar } from "./score-bar.js";
import { FACTOR_NAMES, factorName, formatPoints, formatShare } from "./seller-words.js";

/** Open when nothing else is said about the score. */
export function factorList({ factors, coverage }: SellerTrust): HTMLElement {
  return element(
    "details",
    { "data-part": "factors" },
    element("summary", {}, text("seller.factors")),
    element("ul", { class: "factors" }, ...FACTOR_NAMES.map((name) => row(name, factors[name]))),
    element("p", { class: "note", "data-part": "coverage" }, text("seller.coverage", { percent: formatShare(coverage) })),
  );
}

function row(name: TrustFactorName, factor: TrustFactor): HTMLElement {
  const { score, weight, evidence } = factor;
  const isKnown = score !== undefined;
  return element(
    "li",
    { "data-part": "factor", "data-factor": name, "data-known": String(isKnown) },
    element(
      "p",
      { class: "factor-head" },
      element("span", { class: "factor-name" }, factorName(name)),
      element("span", { class: "note" }, text("seller.factor_weight", { percent: formatShare(weight) })),
      element("span", { class: "factor-score" }, isKnown ? formatPoints(score) : text("seller.factor_unknown")),
    ),
    isKnown ? scoreBar({ ...factor, score }) : undefined,
    evidence.length === 0 ? undefined : element("ul", { class: "evidence note" }, ...evidence.map(evidenceLine)),
  );
}

function evidenceLine({ text: words, source, seen_at: time }: TrustEvidence): HTMLElement {
  const origin = [
    source === undefined ? undefined : text(`seller.source_${source}`),
    time === undefined ? undefined : text("seller.seen", { day: formatDay(time) }),
  ].filter((part) => part !== undefined);
  return element(
    "li",
    { "data-part": "factor-evidence" },
    element("span", { dir: "auto" }, words),
    origin.length === 0 ? undefined : element("span", { class: "origin" }, ` (${origin.join(", ")})`),
  );
}
