import { beforeEach, describe, expect, it } from "vitest";
import { CardOrder } from "../../extension/src/content/lists/card-order.js";
import { isListUrl } from "../../extension/src/content/lists/list-url.js";
import { findProductCards, linkedProduct } from "../../extension/src/content/lists/product-cards.js";

const ids = ["1005001000000001", "1005001000000002", "1005001000000003", "1005001000000004"];

/** A card with two links to its product, as the shop's have, and one to its store. */
function card(id: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "card";
  element.dataset.id = id;
  for (const href of [`/item/${id}.html?a=1`, `https://www.aliexpress.com/item/A-lamp/${id}.html`, "/store/123456"]) {
    const link = document.createElement("a");
    link.setAttribute("href", href);
    element.append(link);
  }
  return element;
}

let container: HTMLElement;
let cards: HTMLElement[];
beforeEach(() => {
  container = document.createElement("main");
  cards = ids.map(card);
  container.append(document.createElement("h1"), cards[0] ?? "", " ", cards[1] ?? "", document.createElement("hr"), cards[2] ?? "", cards[3] ?? "");
  document.body.replaceChildren(container);
});

describe("an address", () => {
  it.each(["/w/wholesale-lamp.html", "/wholesale?SearchText=lamp", "/category/708042/lamps.html", "/popular/lamp", "/store/1101234567"])(
    "%s may be a list", (path) => expect(isListUrl(`https://www.aliexpress.com${path}`)).toBe(true),
  );
  it.each(["/item/1005001000000001.html", "/", "/p/order/index.html", "/store/product/Lamp/123_456.html", "/p/shoppingcart/index.html"])(
    "%s is none", (path) => expect(isListUrl(`https://www.aliexpress.com${path}`)).toBe(false),
  );
});

describe("a link", () => {
  it.each([
    ["/item/1005001000000001.html", "1005001000000001"],
    ["//www.aliexpress.us/item/A-lamp/3256801000000001.html?x=1", "3256801000000001"],
    ["https://aliexpress.ru/item/1005001000000001.html?sku_id=1", "1005001000000001"],
    ["https://m.aliexpress.com/i/1005001000000001.html", "1005001000000001"],
    ["/ssr/300000512/BundleDeals2?productIds=1005001000000001:12000&x=1", "1005001000000001"],
    ["/item/12.html", undefined],
    ["/store/1101234567", undefined],
    ["javascript:void(0)", undefined],
  ])("%s leads to %s", (href, id) => expect(linkedProduct(href)).toBe(id));
});

describe("the cards of a list", () => {
  it("are the largest elements with links to one product", () => {
    expect(findProductCards(document)).toEqual(cards.map((element, i) => ({ id: ids[i], element })));
  });

  it("are found inside wrappers, and twice for a product that stands twice", () => {
    const wrapper = document.createElement("section");
    const again = card(ids[0] ?? "");
    wrapper.append(again);
    container.append(wrapper);
    expect(findProductCards(document).map(({ element }) => element)).toEqual([...cards, wrapper]);
  });

  it("end near the link where the page has one product only", () => {
    document.body.replaceChildren(cards[0] ?? "");
    expect(findProductCards(document)).toEqual([{ id: ids[0], element: cards[0] }]);
  });
});

describe("another order", () => {
  const markup = () => document.body.innerHTML;
  const reversed = () => [...cards].reverse();

  it("is made without moving anything in a flex container, and undone exactly", () => {
    container.style.display = "flex";
    cards[1]?.style.setProperty("order", "7");
    const before = markup();
    const order = new CardOrder();
    expect(CardOrder.container(cards)).toBe(container);
    order.apply(container, reversed());
    expect([...container.children].filter((child) => child.className === "card")).toEqual(cards);
    const shown = ([...container.children] as HTMLElement[]).sort((a, b) => Number(a.style.order) - Number(b.style.order));
    expect(shown.map(({ localName, dataset }) => dataset.id ?? localName)).toEqual(["h1", ids[3], ids[2], "hr", ids[1], ids[0]]);
    order.restore();
    expect(markup()).toBe(before);
  });

  it("exchanges the cards in the normal flow, between what stands there, and is undone exactly", () => {
    container.style.display = "block";
    const before = markup();
    const order = new CardOrder();
    order.apply(container, reversed());
    const names = () => ([...container.children] as HTMLElement[]).map(({ localName, dataset }) => dataset.id ?? localName);
    expect(names()).toEqual(["h1", ids[3], ids[2], "hr", ids[1], ids[0]]);
    expect(order.pageOrder(reversed())).toEqual(cards);
    const late = card("1005001000000009");
    container.append(late);
    order.apply(container, [late, ...cards]);
    expect(names()).toEqual(["h1", "1005001000000009", ids[0], "hr", ids[1], ids[2], ids[3]]);
    order.restore();
    late.remove();
    expect(markup()).toBe(before);
  });

  it("is not offered where cards are placed by the page or spread over containers", () => {
    for (const one of cards) one.style.position = "absolute";
    expect(CardOrder.container(cards)).toBeUndefined();
    for (const one of cards) {
      one.style.position = "";
      const row = document.createElement("div");
      one.before(row);
      row.append(one);
    }
    expect(CardOrder.container(cards)).toBeUndefined();
  });
});
