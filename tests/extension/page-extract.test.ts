import { beforeEach, describe, expect, it } from "vitest";
import { decodeAnswer, encodeAnswer } from "../../extension/src/page-channel.js";
import { buildPageExtract } from "../../extension/src/content/page-extract.js";
import { isProductUrl, productPath } from "../../extension/src/content/product-url.js";
import * as probes from "./page-probes.js";

const API = "https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/";

/** What a reader of the extract sees. */
const parse = (extract: string) => new DOMParser().parseFromString(extract, "text/html");

function inlineScript(text: string, attributes: Record<string, string> = {}): void {
  const script = document.createElement("script");
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  // A type that is not JavaScript: the test must not run it.
  if (!script.hasAttribute("type")) script.type = "text/plain";
  script.textContent = text;
  document.body.append(script);
}

beforeEach(() => {
  document.documentElement.lang = "de";
  document.head.replaceChildren();
  document.body.replaceChildren();
});

describe("page extract", () => {
  it("keeps wanted scripts and elements in document order and drops the rest", () => {
    const title = document.createElement("h1");
    title.textContent = "A <lamp>";
    const price = document.createElement("div");
    price.className = "price--current--x1";
    price.textContent = "US $18.40";
    const other = document.createElement("p");
    other.textContent = "not needed";
    document.body.append(title, price, other);
    inlineScript("window.runParams = {}");
    inlineScript("analytics()");
    const seen = parse(buildPageExtract(document, [], probes));
    expect([...seen.body.children].map(({ localName, textContent }) => [localName, textContent])).toEqual([
      ["h1", "A <lamp>"],
      ["div", "US $18.40"],
      ["script", "window.runParams = {}"],
    ]);
    expect(seen.documentElement.lang).toBe("de");
  });

  it("cannot be broken out of by a script's text", () => {
    inlineScript('runParams = {"d":"</script><h1>forged</h1>"}');
    const seen = parse(buildPageExtract(document, [], probes));
    expect(seen.querySelector("h1")).toBeNull();
    expect(seen.querySelector("script")?.textContent).toBe('runParams = {"d":"<\\/script><h1>forged<\\/h1>"}');
  });

  it("holds the answers last, the latest at the end, without the query", () => {
    inlineScript("runParams");
    const answers = [
      { url: `${API}?token=secret`, text: '{"n":1,"html":"</script>"}' },
      { url: `${API}?token=secret2`, text: '{"n":2}' },
    ];
    const extract = buildPageExtract(document, answers, probes);
    expect(extract).not.toContain("secret");
    const scripts = [...parse(extract).querySelectorAll("script[data-companion-api]")];
    expect(scripts.map((script) => script.getAttribute("data-companion-api"))).toEqual([API, API]);
    expect(scripts.map((script) => JSON.parse(script.textContent ?? "") as unknown)).toEqual([
      { n: 1, html: "</script>" },
      { n: 2 },
    ]);
    expect(parse(extract).body.lastElementChild).toEqual(scripts[1]);
  });

  it("cannot be broken out of by an answer's address", () => {
    const url = `https://acs.aliexpress.com/mtop.aliexpress.pdp.pc.query"><h1>forged</h1>`;
    const seen = parse(buildPageExtract(document, [{ url, text: "{}" }], probes));
    expect(seen.querySelector("h1")).toBeNull();
  });

  it("keeps an element once that two probes want, or that lies in another", () => {
    const outer = document.createElement("div");
    outer.className = "price--current--x1";
    const inner = document.createElement("h1");
    inner.textContent = "inside";
    outer.append(inner);
    document.body.append(outer);
    expect(buildPageExtract(document, [], probes).match(/inside/g)).toHaveLength(1);
  });

  it("keeps id and type of a script", () => {
    inlineScript("runParams", { id: "__AER_DATA__", type: "application/json", nonce: "n" });
    const script = parse(buildPageExtract(document, [], probes)).querySelector("script");
    expect(script?.getAttributeNames()).toEqual(["id", "type"]);
  });

  it("lets the latest answers win when there is too much", () => {
    const answers = ["a", "b", "c"].map((letter) => ({ url: API, text: letter.repeat(3 * 1024 * 1024) }));
    const scripts = [...parse(buildPageExtract(document, answers, probes)).querySelectorAll("script")];
    expect(scripts.map(({ textContent }) => textContent?.[0])).toEqual(["b", "c"]);
  });
});

describe("the page channel", () => {
  it("gives back what was put in", () => {
    const answer = { url: API, text: '{"a":"ü\\u0000</script>"}' };
    expect(decodeAnswer(encodeAnswer(answer))).toEqual(answer);
  });

  it.each([
    [undefined], [null], [42], [{ url: API, text: "x" }], ["not json"], ["{}"], ["[]"], ['["https://a.b"]'],
    ['["not a url","x"]'], ['["https://a.b",{}]'],
  ])("refuses a forged detail %j", (detail) => {
    expect(decodeAnswer(detail)).toBeUndefined();
  });
});

describe("product addresses", () => {
  it.each([
    "https://www.aliexpress.com/item/1005006123456789.html?spm=a2g0o",
    "https://de.aliexpress.com/item/some-slug/32845671234.html",
    "https://m.aliexpress.com/i/1005006123456789.html",
    "https://m.aliexpress.com/item/1005006123456789",
    "https://www.aliexpress.us/item/3256806425741198.html",
    "https://aliexpress.ru/item/1005003344120988.html?sku_id=1",
    "https://www.aliexpress.com/store/product/Nice-lamp/4682001_32700198765.html",
  ])("%s is one", (url) => expect(isProductUrl(url)).toBe(true));

  it.each([
    "https://www.aliexpress.com/",
    "https://www.aliexpress.com/w/wholesale-lamp.html",
    "https://www.aliexpress.com/p/order/index.html",
    "https://www.aliexpress.com/item/about.html",
    "https://www.aliexpress.com/help?from=/item/1.html",
  ])("%s is none", (url) => expect(isProductUrl(url)).toBe(false));

  it("name the same product whatever follows the path", () => {
    const base = "https://www.aliexpress.com/item/1005006123456789.html";
    expect(productPath(`${base}?sku=1`)).toBe(productPath(`${base}?sku=2#reviews`));
  });
});
