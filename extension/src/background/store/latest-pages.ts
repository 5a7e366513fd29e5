// What was last read in each open tab, for the popup. Lives in memory only
// (storage.session), survives the background's sleep, ends with the browser.
import type { LatestPage } from "../../messages/contract.js";
import { withHistory, type HistoryView } from "../../messages/page-view.js";

const keyOf = (tabId: number): string => `page:${tabId}`;

export class LatestPages {
  async read(tabId: number): Promise<LatestPage> {
    const key = keyOf(tabId);
    const stored = await chrome.storage.session.get(key);
    return (stored[key] as LatestPage | undefined) ?? {};
  }

  async write(tabId: number, page: LatestPage): Promise<void> {
    await chrome.storage.session.set({ [keyOf(tabId)]: page });
  }

  /** Replaces the history of what was read in a tab, when something was. */
  async writeHistory(tabId: number, history: HistoryView): Promise<void> {
    const latest = await this.read(tabId);
    if (latest.view) await this.write(tabId, { ...latest, view: withHistory(latest.view, history) });
  }

  async forget(tabId: number): Promise<void> {
    await chrome.storage.session.remove(keyOf(tabId));
  }

  async clear(): Promise<void> {
    await chrome.storage.session.clear();
  }
}
