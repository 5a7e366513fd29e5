// The browser's permission to read the shop's pages in the background. It is asked for on the
// click that switches such checks on, never at installation.

/** The same as optional_host_permissions in manifest.json. */
export const SHOP_ORIGINS: readonly string[] = [
  "https://*.aliexpress.com/*",
  "https://*.aliexpress.us/*",
  "https://*.aliexpress.ru/*",
];

export const hasShopAccess = (): Promise<boolean> => chrome.permissions.contains({ origins: [...SHOP_ORIGINS] });
