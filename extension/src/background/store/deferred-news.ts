// News that waits for the end of quiet hours, in storage.local: it must survive the browser.
import type { WatchAlert } from "../../messages/watch.js";

export interface DeferredNews {
  /** The watched product. */
  id: string;
  title?: string;
  currency: string;
  alert: WatchAlert;
}

const KEY = "deferred_news";
const MAX_KEPT = 50;

export class DeferredNewsStore {
  async read(): Promise<DeferredNews[]> {
    const stored = (await chrome.storage.local.get(KEY))[KEY];
    return Array.isArray(stored) ? (stored as DeferredNews[]) : [];
  }

  /** Adds one; an earlier one about the same product is replaced, it would be out of date. */
  async add(news: DeferredNews): Promise<void> {
    const others = (await this.read()).filter(({ id }) => id !== news.id);
    await chrome.storage.local.set({ [KEY]: [...others, news].slice(-MAX_KEPT) });
  }

  async clear(): Promise<void> {
    await chrome.storage.local.remove(KEY);
  }
}
