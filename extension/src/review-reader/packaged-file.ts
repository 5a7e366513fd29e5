// Reads files out of the extension's own package; nothing here reaches the network.

/** @param name of a file in dist/extension */
export const packagedUrl = (name: string): string => chrome.runtime.getURL(`dist/extension/${name}`);

/** Undefined when this build has no such file. */
export async function packagedFile(name: string): Promise<ArrayBuffer | undefined> {
  try {
    const response = await fetch(packagedUrl(name));
    return response.ok ? await response.arrayBuffer() : undefined;
  } catch {
    // Browsers refuse a missing file of the package instead of answering 404.
    return undefined;
  }
}
