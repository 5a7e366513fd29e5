// What the browser itself must allow before one of our consents may be used.
//
// Firefox has its own list of what an add-on may transmit, which the user can change in the
// add-on manager; ours must agree with it. Other browsers have no such list. Reading the
// shop's pages in the background takes the browser's permission everywhere.
import type { ConsentName } from "../messages/settings.js";
import { isFirefox } from "./browser.js";
import { SHOP_ORIGINS } from "./shop-access.js";

type DataKind = "browsingActivity" | "websiteContent";

/** What each of our consents transmits, in Firefox's terms (manifest.json lists the same). */
const DATA_KINDS: Record<ConsentName, DataKind[]> = {
  contribute: ["browsingActivity", "websiteContent"],
  lookup: ["browsingActivity"],
  // The request says nothing of the user or of any page.
  rules: [],
  // The shop learns that somebody without a name asks for this product.
  watch: ["browsingActivity"],
  reviews: ["browsingActivity"],
};

interface FirefoxPermissions {
  request(permissions: { origins?: string[]; data_collection?: DataKind[] }): Promise<boolean>;
  onRemoved: { addListener(listener: (removed: { data_collection?: DataKind[] }) => void): void };
}

const firefoxPermissions = (): FirefoxPermissions => chrome.permissions as unknown as FirefoxPermissions;

/**
 * Asks the browser whether a consent may be used; resolves to the user's answer there.
 * Call it directly in a click: Firefox refuses it after any waiting.
 */
export function requestDataCollection(consent: ConsentName): Promise<boolean> {
  const origins = consent === "watch" || consent === "reviews" ? { origins: [...SHOP_ORIGINS] } : {};
  const kinds = isFirefox() && DATA_KINDS[consent].length > 0 ? { data_collection: DATA_KINDS[consent] } : {};
  const wanted = { ...origins, ...kinds };
  return Object.keys(wanted).length === 0 ? Promise.resolve(true) : firefoxPermissions().request(wanted);
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
