// Whether an address looks like a page that lists products: a cheap first filter, so that other
// pages of the shop are left alone. The engine has the last word on what a page is.

const LIST_PATHS: readonly RegExp[] = [
  /^\/w\/wholesale-/, // search results of today
  /^\/(?:wholesale|popular|category)(?:[/-]|$)/, // older and local searches, categories
  /^\/(?:premium|af|p\/search)\//,
  /^\/store\/(?!product\/)/, // a store's goods; /store/product/… is one product
];

export function isListUrl(href: string): boolean {
  const { pathname } = new URL(href);
  return LIST_PATHS.some((pattern) => pattern.test(pathname));
}

/** What names the list: another query is another list, a mark within the page is not. */
export function listAddress(href: string): string {
  const { host, pathname, search } = new URL(href);
  return host + pathname + search;
}
