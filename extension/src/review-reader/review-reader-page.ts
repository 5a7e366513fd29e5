// Chromium's offscreen document: answers the background, and closes itself when it is idle.
import { failure } from "../messages/envelope.js";
import { reader } from "companion:review-reader";
import type { ReadingAnswer, ReadingMessage } from "./request.js";

const CLOSE_AFTER_MS = 60_000;

let closing: ReturnType<typeof setTimeout> | undefined;
let atWork = 0;

async function answer({ input, options }: ReadingMessage): Promise<ReadingAnswer> {
  clearTimeout(closing);
  atWork += 1;
  try {
    return await reader.read(input, options);
  } catch (fault) {
    return failure("internal", "reviews.read", String(fault));
  } finally {
    atWork -= 1;
    if (atWork === 0) closing = setTimeout(() => close(), CLOSE_AFTER_MS);
  }
}

/** Only the background speaks to us: content scripts, which live beside a page, have a tab. */
const isForUs = (message: unknown, sender: chrome.runtime.MessageSender): message is ReadingMessage =>
  sender.id === chrome.runtime.id &&
  sender.tab === undefined &&
  (message as { target?: unknown } | null)?.target === "review-reader";

chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (!isForUs(message, sender)) return false;
  void answer(message).then(respond);
  return true;
});
