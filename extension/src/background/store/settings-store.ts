// The user's choices in storage.local; the only writer.
import {
  CONSENT_TEXTS,
  normaliseServerAddress,
  readSettings,
  SETTINGS_KEY,
  type ConsentName,
  type EditableSettings,
  type Settings,
} from "../../messages/settings.js";

export class SettingsStore {
  /** Writes wait for each other: each builds on what the one before stored. */
  #lastWrite: Promise<unknown> = Promise.resolve();

  async read(): Promise<Settings> {
    const stored = await chrome.storage.local.get(SETTINGS_KEY);
    return readSettings(stored[SETTINGS_KEY]);
  }

  /** Applies a checked change (see isSettingsChange) and returns all settings. */
  write(change: Partial<EditableSettings>): Promise<Settings> {
    return this.#update((settings) => {
      Object.assign(settings, change);
      settings.server_address = normaliseServerAddress(settings.server_address) ?? settings.server_address;
    });
  }

  /** Records a decision with its time and the version of the text that it is about. */
  writeConsent(name: ConsentName, granted: boolean, now: Date): Promise<Settings> {
    return this.#update((settings) => {
      settings.consents[name] = { granted, decided_at: now.toISOString(), text_version: CONSENT_TEXTS[name] };
    });
  }

  #update(change: (settings: Settings) => void): Promise<Settings> {
    const write = this.#lastWrite.then(async () => {
      const settings = await this.read();
      change(settings);
      await chrome.storage.local.set({ [SETTINGS_KEY]: settings });
      return settings;
    });
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }
}
