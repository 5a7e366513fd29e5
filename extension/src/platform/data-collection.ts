// Firefox has its own list of what an add-on may transmit, which the user can change in the
// add-on manager; ours must agree with it. Other browsers have no such list.
import type { ConsentName } from "../messages/settings.js";

type DataKind = "browsingActivity" | "websiteContent";

/** What each of our consents transmits, in Firefox's terms (manifest.json lists the same). */
const DATA_KINDS: Record<ConsentName, DataKind[]> = {
  contribute: ["browsingActivity", "websiteContent"],
  lookup: ["browsingActivity"],
  // The request says nothing of the user or of any page.
  rules: [],
};

interface FirefoxPermissions {
  request(permissions: { data_collection: DataKind[] }): Promise<boolean>;
  onRemoved: { addListener(listener: (removed: { data_collection?: DataKind[] }) => void): void };
}

const isFirefox = (): boolean => chrome.runtime.getURL("").startsWith("moz-extension:");
const firefoxPermissions = (): FirefoxPermissions => chrome.permissions as unknown as FirefoxPermissions;

/**
 * Asks the browser whether a consent may be used; resolves to the user's answer there.
 * Call it directly in a click: Firefox refuses it after any waiting.
 */
export function requestDataCollection(consent: ConsentName): Promise<boolean> {
  if (!isFirefox() || DATA_KINDS[consent].length === 0) return Promise.resolve(true);
  return firefoxPermissions().request({ data_collection: DATA_KINDS[consent] });
}

/** Calls `listener` with the consents that no longer hold when the user withdraws them in Firefox. */
export function onDataCollectionWithdrawn(listener: (consents: ConsentName[]) => void): void {
  if (!isFirefox()) return;
  firefoxPermissions().onRemoved.addListener(({ data_collection: removed = [] }) => {
    const withdrawn = (Object.keys(DATA_KINDS) as ConsentName[]).filter((consent) =>
      DATA_KINDS[consent].some((kind) => removed.includes(kind)),
    );
    if (withdrawn.length > 0) listener(withdrawn);
  });
}
