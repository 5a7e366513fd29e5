// Where the shop last said it would ship to. Cards of a list do not say it, but the history that
// they are held against is one destination's.

const DESTINATION_KEY = "last_destination";

export class DestinationStore {
  /** ISO 3166 alpha-2; undefined while no page has said it. */
  async read(): Promise<string | undefined> {
    const stored: unknown = (await chrome.storage.local.get(DESTINATION_KEY))[DESTINATION_KEY];
    return typeof stored === "string" ? stored : undefined;
  }

  async write(country: string): Promise<void> {
    await chrome.storage.local.set({ [DESTINATION_KEY]: country });
  }

  async clear(): Promise<void> {
    await chrome.storage.local.remove(DESTINATION_KEY);
  }
}
