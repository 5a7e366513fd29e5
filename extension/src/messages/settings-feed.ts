// The settings as they are now and whenever they change, for contexts that only read them.
//
// storage.onChanged reaches every context without waking the background, so a page's panel
// can be switched off even while the background sleeps.
import { readSettings, SETTINGS_KEY, type Settings } from "./settings.js";

/** Calls `listener` once soon and again after every change; returns how to stop. */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  let stopped = false;
  const onChanged = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    const change = changes[SETTINGS_KEY];
    if (area === "local" && change) listener(readSettings(change.newValue));
  };
  chrome.storage.onChanged.addListener(onChanged);
  void chrome.storage.local.get(SETTINGS_KEY).then((stored) => {
    if (!stopped) listener(readSettings(stored[SETTINGS_KEY]));
  });
  return () => {
    stopped = true;
    chrome.storage.onChanged.removeListener(onChanged);
  };
}
