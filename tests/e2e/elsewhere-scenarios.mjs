// The same item in two stores' listings: told on the second page, refused, and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";

const inPanel = (part) => `companion-panel >>> [data-part="${part}"]`;

/** Waits for a part of the panel. (Not by waitForSelector: it does not notice changes within a shadow root.) */
const offered = (page, part) => waitForPanel(page, (seen) => seen?.texts[part] !== undefined);

export function seenElsewhere(session) {
  test("tells where the same item was seen, until the shopper says that it is not the same", async () => {
    const { page } = session();
    await session().visit("module/desk-lamp");
    await waitForPrice(page);
    await session().visit("module/desk-lamp-twin");
    const panel = await waitForPanel(page, (seen) => seen?.texts["look-alikes"]);
    const { definition } = fixtureByName("module/desk-lamp");
    assert.match(panel.texts["look-alike-price"], /18\.99/);
    assert.match(panel.texts["look-alike-comparison"], /dearer there.*18\.99.*15\.99/);
    const link = await page.$eval(`${inPanel("look-alike")} a`, (a) => ({ text: a.textContent, href: a.href }));
    assert.deepEqual(link, { text: definition.title, href: `https://www.aliexpress.com/item/${definition.id}.html` });
    await page.$eval(inPanel("look-alikes"), (section) => section.scrollIntoView());
    await session().picture("seen-elsewhere");

    await page.$eval(inPanel("look-alike-refuse"), (button) => button.click());
    await offered(page, "look-alike-undo");
    await session().visit("module/desk-lamp-twin");
    await offered(page, "look-alike-undo");
    await page.$eval(inPanel("look-alike-undo"), (button) => button.click());
    await offered(page, "look-alike-refuse");
  });
}
