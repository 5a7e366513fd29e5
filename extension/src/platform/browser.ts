// What the browsers differ in.

export const isFirefox = (): boolean => chrome.runtime.getURL("").startsWith("moz-extension:");

/** Whether a hidden document can work for the background; only Chromium has such. */
export const hasOffscreenDocuments = (): boolean => !isFirefox();

/** Whether notifications can have buttons; Firefox refuses to show those that do. */
export const hasButtons = (): boolean => !isFirefox();
