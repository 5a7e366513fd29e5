// The layout report as developers get it: text on the clipboard.
import type { LayoutReport } from "../engine-contract.js";
import type { Envelope } from "../messages/envelope.js";

/** Copies a report with the extension's version; says whether it is on the clipboard. */
export async function copyLayoutReport(report: Envelope<LayoutReport>): Promise<boolean> {
  if (!report.ok) return false;
  const { version } = chrome.runtime.getManifest();
  try {
    await navigator.clipboard.writeText(JSON.stringify({ extension: version, ...report.value }, null, 1));
    return true;
  } catch {
    // The page's permissions policy or the browser's settings may forbid it.
    return false;
  }
}
