// The words of notifications, which the background shows without a page of its own.
import { text } from "../i18n/text.js";
import type { WatchAlert } from "../messages/watch.js";
import { alertText } from "../ui/watch-text.js";

export interface ToldNews {
  /** As the seller wrote it: untrusted, but a notification shows plain text only. */
  title?: string;
  currency: string;
  alert: WatchAlert;
}

export interface Notice {
  title: string;
  message: string;
  /** Snooze, mute. */
  buttons: [string, string];
}

const MAX_TITLE_CHARS = 80;
const MAX_DIGEST_LINES = 5;

/** One piece of news: what happened, and to which product. */
export function noticeOf({ title, currency, alert }: ToldNews): Notice {
  return {
    title: alertText(alert, currency),
    message: shortened(title ?? text("notice.untitled")),
    buttons: [text("notice.snooze"), text("notice.mute")],
  };
}

/** Several, as one list. */
export function digestNotice(news: readonly ToldNews[]): Notice {
  const lines = news
    .slice(0, MAX_DIGEST_LINES)
    .map(({ title, currency, alert }) => `${shortened(title ?? text("notice.untitled"), 40)}: ${alertText(alert, currency)}`);
  const more = news.length - lines.length;
  if (more > 0) lines.push(text("notice.more", { count: String(more) }));
  return {
    title: text("notice.digest", { count: String(news.length) }),
    message: lines.join("\n"),
    buttons: [text("notice.snooze"), text("notice.mute")],
  };
}

function shortened(title: string, limit = MAX_TITLE_CHARS): string {
  const chars = Array.from(title);
  return chars.length <= limit ? title : `${chars.slice(0, limit - 1).join("")}…`;
}
