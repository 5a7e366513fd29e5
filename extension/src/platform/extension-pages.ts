// Opens the extension's own pages.
import type { ExtensionPage } from "../messages/contract.js";

export async function openExtensionPage(page: ExtensionPage): Promise<void> {
  if (page === "options") return chrome.runtime.openOptionsPage();
  await chrome.tabs.create({ url: chrome.runtime.getURL(`dist/extension/${page}.html`) });
}
