// The panel on the page: right numbers on every layout, states, what the visitor does, no traces.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readPanel, waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";
import { layoutShift } from "./layout-shift.mjs";
import { assertAmounts, assertOffer } from "./price-text.mjs";

const EMBEDDED = [
  "scalar/leather-wallet",
  "module/desk-lamp",
  "module/tea-tin",
  "module/winter-hat",
  "module/bike-bell",
  "module-strict/trail-shoes",
  "component/coffee-grinder",
  "component/wall-clock",
  "jsonld-only/desk-lamp",
  "rendered-2022/winter-hat",
  "rendered-2024/standing-desk",
  "rendered-range/trail-shoes",
];
/** Their facts come from the API's answer; by fetch, XHR and JSONP. */
const CLIENT_RENDERED = [
  "csr/standing-desk",
  "csr/fabric-swatches",
  "csr-xhr/date-box",
  "csr-xhr/ceramic-knife",
  "csr-jsonp/brush-set",
  "csr-strict/trail-shoes",
];
const STATES = [
  ["unavailable/garden-hose", "unavailable"],
  ["csr/garden-hose", "unavailable"],
  ["blocked/desk-lamp", "blocked"],
  ["csr-never/desk-lamp", "not_loaded"],
];

const offerOf = (definition, sku = definition.skus[definition.selectedIndex]) => ({
  currency: definition.style.currency,
  selected: { price_minor: sku.priceMinor, list_price_minor: sku.listPriceMinor },
});

/** The SKU that differs from `sku` only in the value of one property. */
const skuWith = (definition, sku, label) =>
  definition.skus.find(
    (candidate) =>
      candidate.attributes.every(
        ({ value }, i) => value.label === label || value === sku.attributes[i].value,
      ) && candidate.attributes.some(({ value }) => value.label === label),
  );

export function numbersOnEveryLayout(session) {
  for (const name of EMBEDDED) {
    test(`shows the right numbers on ${name}`, async () => {
      const fixture = await session().visit(name);
      assertOffer(await waitForPrice(session().page), fixture.expected.offer);
      await session().picture(name);
    });
  }
  for (const name of CLIENT_RENDERED) {
    test(`shows the right numbers on ${name}`, async () => {
      const { definition } = await session().visit(name);
      assertOffer(await waitForPrice(session().page), offerOf(definition));
      await session().picture(name);
    });
  }
}

export function statesWithoutPrice(session) {
  for (const [name, state] of STATES) {
    test(`tells that ${name} is ${state}`, async () => {
      await session().visit(name);
      const panel = await waitForPanel(session().page, (seen) => seen?.state === state);
      assert.equal(panel.texts["price-now"], undefined);
      assert.ok(panel.texts.notice);
      await session().picture(name);
    });
  }

  test("waits for a price that comes late", async () => {
    const { definition } = await session().visit("csr-slow/desk-lamp");
    await waitForPanel(session().page, (seen) => seen?.state === "not_loaded");
    assertOffer(await waitForPrice(session().page), offerOf(definition));
  });
}

export function followsTheVisitor(session) {
  test("follows the choice of another variant", async () => {
    const { definition } = await session().visit("csr/trail-shoes");
    const { page } = session();
    await waitForPrice(page);
    const sku = skuWith(definition, definition.skus[definition.selectedIndex], "Sand");
    await page.click('[data-sku-col][title="Sand"]');
    const before = offerOf(definition).selected.price_minor;
    const panel = await waitForPanel(
      page,
      (seen) => seen?.texts["price-now"] && !seen.texts["price-now"].includes((before / 100).toFixed(2)),
    );
    assertOffer(panel, offerOf(definition, sku));
    await session().picture("another-variant");
  });

  test("follows an in-page navigation to another product", async () => {
    await session().visit("csr/trail-shoes");
    const { page } = session();
    await waitForPrice(page);
    const target = productBySlug("standing-desk");
    await page.click(`a[data-in-page="${target.id}"]`);
    const panel = await waitForPanel(page, (seen) => seen?.texts["price-now"]?.includes("€"));
    assertOffer(panel, offerOf(target));
    await session().picture("in-page-navigation");
  });
}

export function leavesNoTrace(session) {
  /** What an extension could have left behind: elements outside the page's own, changed functions. */
  const traces = () => ({
    roots: [...document.documentElement.children].map((child) => child.localName),
    attributes: [...document.documentElement.attributes].map(({ name }) => name),
    styleSheets: document.adoptedStyleSheets.length,
    fetch: /\[native code\]/.test(Function.prototype.toString.call(window.fetch)),
    open: /\[native code\]/.test(Function.prototype.toString.call(XMLHttpRequest.prototype.open)),
    send: /\[native code\]/.test(Function.prototype.toString.call(XMLHttpRequest.prototype.send)),
  });

  test("is removed without a trace when switched off, and comes back", async () => {
    const { page, extension } = session();
    await session().visit("csr/trail-shoes");
    await waitForPrice(page);
    await extension.setEnabled(false);
    await page.bringToFront();
    await waitForPanel(page, (seen) => seen === undefined);
    assert.deepEqual(await page.evaluate(traces), {
      roots: ["head", "body"],
      attributes: ["lang"],
      styleSheets: 0,
      fetch: true,
      open: true,
      send: true,
    });
    await session().visit("module/desk-lamp");
    assert.equal(await readPanel(page), undefined);
    await extension.setEnabled(true);
    await page.bringToFront();
    assertOffer(await waitForPrice(page), fixtureByName("module/desk-lamp").expected.offer);
  });

  test(
    "does not move anything on the page",
    { skip: session.browserName === "firefox" && "Firefox reports no layout shifts" },
    async () => {
      await session().visit("module/desk-lamp");
      await waitForPrice(session().page);
      const shift = await layoutShift(session().page);
      assert.ok(shift < 0.001, `layout shift of ${shift}`);
    },
  );
}

export function styledUnderStrictPolicy(session) {
  test("is styled under a strict content-security policy", async () => {
    const fixture = await session().visit("csr-strict/standing-desk");
    assert.equal(fixture.strict, true);
    await waitForPrice(session().page);
    const styles = await session().page.evaluate(() => {
      const host = document.querySelector("companion-panel");
      const style = (element) => getComputedStyle(element);
      const panel = style(host.shadowRoot.querySelector("section"));
      const price = style(host.shadowRoot.querySelector('[data-part="price-now"]'));
      return {
        position: style(host).position,
        background: panel.backgroundColor,
        radius: parseFloat(panel.borderTopLeftRadius),
        priceSize: parseFloat(price.fontSize),
        noteSize: parseFloat(style(host.shadowRoot.querySelector('[data-part="offer-note"]')).fontSize),
      };
    });
    assert.equal(styles.position, "fixed");
    assert.notEqual(styles.background, "rgba(0, 0, 0, 0)");
    assert.ok(styles.radius >= 4, `corner radius ${styles.radius}`);
    assert.ok(
      styles.priceSize >= 1.5 * styles.noteSize,
      `price ${styles.priceSize}px beside note ${styles.noteSize}px`,
    );
    await session().picture("strict-policy");
  });
}

export function hostileText(session) {
  test("shows a hostile title as text and runs nothing of it", async () => {
    const { page, extension, dialogs } = session();
    for (const name of [
      "csr/hostile-title",
      "csr-jsonp/hostile-title",
      "component/hostile-title",
      "csr-strict/hostile-title",
    ]) {
      const { definition } = await session().visit(name);
      const panel = await waitForPrice(page);
      assertAmounts(panel.texts["price-now"], "USD", [definition.skus[0].priceMinor]);
      const injected = await page.evaluate(() => {
        const root = document.querySelector("companion-panel").shadowRoot;
        return (
          document.querySelectorAll('img[src="x"]').length +
          root.querySelectorAll("img, script, iframe").length
        );
      });
      assert.equal(injected, 0);
      // The toolbar popup shows the title of the tab in front.
      await extension.open("popup.html");
      await extension.page.waitForSelector("#page .title");
      const shown = await extension.page.$eval("#page .title", (title) => ({
        text: title.textContent,
        elements: title.childElementCount,
      }));
      assert.deepEqual(shown, { text: definition.title, elements: 0 });
    }
    assert.deepEqual(dialogs, []);
    await session().picture("hostile-title");
  });
}
