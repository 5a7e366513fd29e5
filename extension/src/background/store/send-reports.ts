// What became of the last attempt to contribute, for the settings page.
import type { SendAttempt } from "../../messages/contribution.js";

const ATTEMPT_KEY = "last_send_attempt";

export class SendReports {
  /** Undefined before the first attempt. */
  async read(): Promise<SendAttempt | undefined> {
    return (await chrome.storage.local.get(ATTEMPT_KEY))[ATTEMPT_KEY] as SendAttempt | undefined;
  }

  async write(attempt: SendAttempt): Promise<void> {
    await chrome.storage.local.set({ [ATTEMPT_KEY]: attempt });
  }

  async clear(): Promise<void> {
    await chrome.storage.local.remove(ATTEMPT_KEY);
  }
}
