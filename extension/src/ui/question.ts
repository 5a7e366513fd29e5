// A question in a dialog, for pages that build it when it is needed.
import { text } from "../i18n/text.js";
import { element } from "./dom.js";

export interface Answer<T extends string> {
  value: T;
  label: string;
  is_dangerous?: boolean;
}

/** Asks and resolves to the chosen answer; undefined when the question was dismissed. */
export function ask<T extends string>(title: string, words: string, answers: readonly Answer<T>[]): Promise<T | undefined> {
  const buttons = answers.map(({ value, label, is_dangerous: isDangerous }) =>
    element("button", { value, id: `answer-${value}`, ...(isDangerous ? { class: "danger" } : {}) }, label),
  );
  const cancel = element("button", { value: "", autofocus: true }, text("options.cancel"));
  const heading = element("h2", { id: "question-title" }, title);
  const form = element("form", { method: "dialog", class: "actions" }, cancel, ...buttons);
  const dialog = element("dialog", { "aria-labelledby": heading.id }, heading, element("p", {}, words), form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answers.find(({ value }) => value === dialog.returnValue)?.value);
    });
    dialog.showModal();
  });
}
