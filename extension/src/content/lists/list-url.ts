// Whether an address looks like a page that lists products: a cheap first filter, so that other
// pages of the shop are left alone. The engine has the last word on what a page is.

/** A store's own pages; /store/product/… is one product. */
const STORE_PATH = /^\/store\/(?!product\/)/;

const LIST_PATHS: readonly RegExp[] = [
  /^\/w\/wholesale-/, // search results of today
  /^\/(?:wholesale|popular|category)(?:[/-]|$)/, // older and local searches, categories
  /^\/(?:premium|af|p\/search)\//,
  STORE_PATH,
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

export const isStoreUrl = (href: string): boolean => STORE_PATH.test(new URL(href).pathname);

/** What names the store: its pages differ in what follows. */
export function storeAddress(href: string): string {
  const { host, pathname } = new URL(href);
  return host + pathname.split("/").slice(0, 3).join("/");
}
