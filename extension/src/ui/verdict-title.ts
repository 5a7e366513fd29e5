// The words for a verdict's label.
import type { Verdict } from "../engine-contract.js";
import { text } from "../i18n/text.js";

export const verdictTitle = (label: Verdict["label"]): string => text(`verdict.${label}`);
