// A reviewer's text with spans marked: text nodes and <mark>, never markup. It is hostile: directions
// are isolated, and of a very long one only the part around the first mark is shown at first.
import { text } from "../../../i18n/text.js";
import { button, element } from "../../../ui/dom.js";

export interface Span {
  /** UTF-16 offsets into the text; `end` exclusive. */
  start: number;
  end: number;
}

const MAX_SHOWN_CHARS = 480;
const BEFORE_FIRST_MARK_CHARS = 120;

/** Ordered, within the text and apart from one another. */
export function mergedSpans(spans: readonly Span[], length: number): Span[] {
  const merged: Span[] = [];
  const inside = spans.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }));
  for (const span of inside.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** Not between the two UTF-16 units of one character. */
const onCharacter = (whole: string, at: number): number =>
  at > 0 && at < whole.length && (whole.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;

function shownPart(whole: string, spans: readonly Span[]): Span {
  if (whole.length <= MAX_SHOWN_CHARS) return { start: 0, end: whole.length };
  const start = onCharacter(whole, Math.max(0, (spans[0]?.start ?? 0) - BEFORE_FIRST_MARK_CHARS));
  return { start, end: onCharacter(whole, Math.min(whole.length, start + MAX_SHOWN_CHARS)) };
}

function pieces(whole: string, spans: readonly Span[], part: Span): (Node | string)[] {
  const out: (Node | string)[] = part.start > 0 ? ["… "] : [];
  let at = part.start;
  for (const span of spans) {
    const start = Math.max(at, Math.min(span.start, part.end));
    const end = Math.min(span.end, part.end);
    if (end <= start) continue;
    out.push(whole.slice(at, start), element("mark", {}, whole.slice(start, end)));
    at = end;
  }
  out.push(whole.slice(at, part.end));
  if (part.end < whole.length) out.push(" …");
  return out;
}

/** @param language ISO 639, for screen readers and fonts */
export function markedText(whole: string, spans: readonly Span[], language: string | undefined): HTMLElement {
  const marked = mergedSpans(spans, whole.length);
  const part = shownPart(whole, marked);
  const words = element("p", { class: "words", dir: "auto", lang: language }, ...pieces(whole, marked, part));
  if (part.start === 0 && part.end === whole.length) return words;
  const all = button({ class: "link" }, () => {
    words.replaceChildren(...pieces(whole, marked, { start: 0, end: whole.length }));
    words.tabIndex = -1;
    words.focus();
    all.remove();
  }, text("reviews.show_all"));
  return element("div", {}, words, all);
}
