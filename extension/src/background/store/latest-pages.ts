// What was last read in each open tab, for the popup. Lives in memory only
// (storage.session), survives the background's sleep, ends with the browser.
import type { LatestPage } from "../../messages/contract.js";

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

  async forget(tabId: number): Promise<void> {
    await chrome.storage.session.remove(keyOf(tabId));
  }

  async clear(): Promise<void> {
    await chrome.storage.session.clear();
  }
}
