// Finds the cards of a list by their links: what a card is called changes with every build of the
// shop's pages, but each leads to one product.

const PRODUCT_LINKS = 'a[href*="/item/"],a[href*="/i/"],a[href*="productId"]';
const PRODUCT_ID = /\/(?:item|i)\/(?:[^/?#]+\/)?(\d{5,20})(?:\.html|[?#]|$)|[?&;]productIds?=(\d{5,20})/;

export interface ProductCard {
  /** As the card's link has it. */
  id: string;
  element: HTMLElement;
}

/** The product that a link leads to; undefined for any other link. */
export function linkedProduct(href: string): string | undefined {
  const found = PRODUCT_ID.exec(href);
  return found?.[1] ?? found?.[2];
}

/** Leads to several products: a list, not a card. */
const SEVERAL = "";

/**
 * The cards in the order of the document: of each product link the largest element around it that
 * holds links to no other product. One product may have several cards.
 */
export function findProductCards(page: Document): ProductCard[] {
  const links: { id: string; link: HTMLElement }[] = [];
  for (const link of page.querySelectorAll<HTMLElement>(PRODUCT_LINKS)) {
    const id = linkedProduct(link.getAttribute("href") ?? "");
    if (id !== undefined) links.push({ id, link });
  }
  const products = productsBelow(links);
  const cards = new Map<HTMLElement, string>();
  for (const { id, link } of links) cards.set(cardAround(link, id, products), id);
  return [...cards].map(([element, id]) => ({ id, element }));
}

/** The only product that each element around a link leads to, or SEVERAL. */
function productsBelow(links: readonly { id: string; link: Element }[]): Map<Element, string> {
  const products = new Map<Element, string>();
  for (const { id, link } of links) {
    for (let around: Element | null = link; around; around = around.parentElement) {
      const known = products.get(around);
      // What is around this element is marked already.
      if (known === id || known === SEVERAL) break;
      products.set(around, known === undefined ? id : SEVERAL);
    }
  }
  return products;
}

function cardAround(link: HTMLElement, id: string, products: Map<Element, string>): HTMLElement {
  let card = link;
  while (card.parentElement && products.get(card.parentElement) === id) card = card.parentElement;
  // A page with one product only: nothing tells where its card ends.
  return card.parentElement ? card : (link.parentElement ?? link);
}
