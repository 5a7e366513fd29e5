// "Is something wrong here?": what the shopper writes about the score stays on the device, with the
// store; a report can be copied, and nothing is sent.
import { text, type TextKey } from "../../../i18n/text.js";
import { MAX_NOTE_CHARS, type TrustView } from "../../../messages/trust.js";
import { button, element } from "../../../ui/dom.js";

export interface NoteActions {
  /** Keeps the words with the store, or takes the note back when they are empty; whether that worked. */
  writeNote(view: TrustView, words: string): Promise<boolean>;
}

export function mistakeNote(view: TrustView, actions: NoteActions): HTMLElement {
  const status = element("p", { class: "note", role: "status", "data-part": "note-status" });
  const say = (key: TextKey) => (status.textContent = text(key as "seller.report_kept"));
  const words = element("textarea", {
    rows: "3",
    maxlength: String(MAX_NOTE_CHARS),
    "aria-label": text("seller.report_words"),
    placeholder: text("seller.report_words"),
    "data-part": "note-words",
  });
  words.defaultValue = view.note?.text ?? "";
  const save = async () => {
    const isDone = await actions.writeNote(view, words.value);
    say(!isDone ? "seller.report_failed" : words.value.trim() === "" ? "seller.report_removed" : "seller.report_kept");
  };
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(reportOf(view, words.value)).then(() => true, () => false);
    say(isDone ? "seller.report_copied" : "seller.report_failed");
  };
  return element(
    "details",
    { "data-part": "mistake", open: view.note !== undefined },
    element("summary", {}, text("seller.report")),
    element("p", { class: "note" }, text(view.can_note ? "seller.report_hint" : "seller.report_not_kept")),
    words,
    element(
      "p",
      { class: "note-buttons" },
      view.can_note ? button({ class: "secondary", "data-part": "note-save" }, () => void save(), text("seller.report_save")) : undefined,
      button({ class: "secondary", "data-part": "note-copy" }, () => void copy(), text("seller.report_copy")),
    ),
    status,
  );
}

/** All that is needed to look into it, readable by people and programs. */
function reportOf({ store, trust, signals }: TrustView, note: string): string {
  return JSON.stringify({ note, store, trust, signals }, undefined, 2);
}
