// Whether an address looks like a product page: a cheap first filter, so that most pages of
// the shop are left alone. The engine has the last word on what a page is.

const PRODUCT_PATHS: readonly RegExp[] = [
  /^\/(?:item|i|s\/item)\/(?:[^/]+\/)?\d+\.html$/, // /item/1005….html, /item/slug/1005….html, /i/…
  /^\/(?:item|i)\/\d+$/, // mobile and .ru without extension
  /^\/store\/product\/[^/]+\/\d+_\d+\.html$/, // old store links: STORE_ITEM
];

export function isProductUrl(href: string): boolean {
  const { pathname } = new URL(href);
  return PRODUCT_PATHS.some((pattern) => pattern.test(pathname));
}

/** The product whose reviews this address shows, apart from its own page. */
export function reviewedProductId(href: string): string | undefined {
  const { pathname, searchParams } = new URL(href);
  const id = pathname === "/display/productEvaluation.htm" ? searchParams.get("productId") : null;
  return id !== null && /^\d{1,20}$/.test(id) ? id : undefined;
}

/** The part of the address that names the product; SKU and tracking parameters do not count. */
export function productPath(href: string): string {
  const { host, pathname } = new URL(href);
  return host + pathname;
}
