// Fills a page's fixed text from the catalogue: data-text, data-label and data-placeholder
// name the keys, so that the HTML files hold no words of their own.
import { isTextKey, text, type TextKey } from "../i18n/text.js";

const plain = text as (key: TextKey) => string;

function eachKey(root: ParentNode, attribute: string, fill: (target: Element, message: string) => void): void {
  for (const target of root.querySelectorAll(`[${attribute}]`)) {
    const key = target.getAttribute(attribute) ?? "";
    if (!isTextKey(key)) throw new Error(`no message for ${key}`);
    fill(target, plain(key));
  }
}

/** @param titleKey the page's own title */
export function localise(page: Document, titleKey: TextKey): void {
  page.title = `${plain(titleKey)} – ${plain("app.name")}`;
  eachKey(page, "data-text", (target, message) => (target.textContent = message));
  eachKey(page, "data-label", (target, message) => target.setAttribute("aria-label", message));
  eachKey(page, "data-placeholder", (target, message) => target.setAttribute("placeholder", message));
}
