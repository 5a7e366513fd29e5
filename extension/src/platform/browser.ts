// What the browsers differ in.

export const isFirefox = (): boolean => chrome.runtime.getURL("").startsWith("moz-extension:");

/** Whether notifications can have buttons; Firefox refuses to show those that do. */
export const hasButtons = (): boolean => !isFirefox();
