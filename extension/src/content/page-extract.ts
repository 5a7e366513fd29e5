// Builds the page extract: the few parts of a live page that hold its facts, as one reduced
// HTML document in the same format as a saved page, so that the engine has one reader.
//
// Order: kept scripts and elements in document order, then the observed API answers, the
// latest last. Within text, every `</` becomes `<\/`, which means the same to JSON and to
// JavaScript strings but cannot end the script element.
import type { ObservedAnswer } from "../page-channel.js";

export interface ExtractProbes {
  readonly scripts: readonly string[];
  readonly elements: readonly string[];
}

/** Together with the engine's own limit this bounds what one page can cost. */
const MAX_PART_CHARS = 4 * 1024 * 1024;
const MAX_TOTAL_CHARS = 7 * 1024 * 1024;

/**
 * @param answers observed API answers, oldest first
 * @param isWanted leaves out elements that need not be read (again)
 */
export function buildPageExtract(
  page: Document,
  answers: readonly ObservedAnswer[],
  probes: ExtractProbes,
  isWanted: (element: Element) => boolean = () => true,
): string {
  const parts = [...keptParts(page, probes, isWanted), ...answers.map(answerPart)];
  const head = `<!DOCTYPE html><html lang="${escapeAttribute(page.documentElement.lang)}"><body>`;
  return `${head}\n${withinLimit(parts).join("\n")}\n</body></html>`;
}

function keptParts(
  page: Document,
  probes: ExtractProbes,
  isWanted: (element: Element) => boolean,
): string[] {
  const selector = ["script:not([src])", ...probes.elements].join(",");
  const elementSelector = probes.elements.join(",");
  const kept: Element[] = [];
  for (const element of page.querySelectorAll(selector)) {
    const isScript = element.localName === "script";
    const wanted =
      (elementSelector !== "" && element.matches(elementSelector)) ||
      (isScript && holdsAny(element.textContent, probes.scripts));
    // A kept ancestor's markup already holds this one; in document order that can only be the last.
    if (wanted && !kept.at(-1)?.contains(element) && isWanted(element)) kept.push(element);
  }
  return kept.map((element) =>
    element.localName === "script" ? scriptPart(element) : element.outerHTML,
  );
}

function holdsAny(text: string | null, needles: readonly string[]): boolean {
  return text !== null && needles.some((needle) => text.includes(needle));
}

function scriptPart(script: Element): string {
  const attributes = ["id", "type"]
    .filter((name) => script.hasAttribute(name))
    .map((name) => ` ${name}="${escapeAttribute(script.getAttribute(name) ?? "")}"`);
  return `<script${attributes.join("")}>${keepInsideScript(script.textContent ?? "")}</script>`;
}

function answerPart(answer: ObservedAnswer): string {
  const { origin, pathname } = new URL(answer.url);
  const api = escapeAttribute(origin + pathname);
  return `<script type="application/json" data-companion-api="${api}">${keepInsideScript(answer.text)}</script>`;
}

function keepInsideScript(text: string): string {
  return text.replaceAll("</", "<\\/");
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Drops what is too big; the last parts (the latest answers) matter most. */
function withinLimit(parts: string[]): string[] {
  const kept: string[] = [];
  let room = MAX_TOTAL_CHARS;
  for (const part of [...parts].reverse()) {
    if (part.length > MAX_PART_CHARS || part.length > room) continue;
    room -= part.length;
    kept.unshift(part);
  }
  return kept;
}
