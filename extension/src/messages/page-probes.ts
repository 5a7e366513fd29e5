// What updated rules want to know of a page, for the content script: the background writes it
// beside the rules, and the content script reads it without waking the background. Without an
// update the probes that were built in hold.

/** Where the probes lie in storage.local. */
export const PAGE_PROBES_KEY = "page_probes";
/** The same for pages that list products. */
export const LIST_PROBES_KEY = "list_probes";

export interface PageProbes {
  /** Substrings of inline script text worth keeping. */
  scripts: readonly string[];
  /** CSS selectors of elements whose markup is worth keeping. */
  elements: readonly string[];
  /** CSS selectors of elements whose change means: read the page again. */
  watch: readonly string[];
}
