// A page that is no longer as its layout knows it: a quiet notice, and a report that gives nothing away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readPanel, waitForPanel, waitForPrice } from "../../scripts/lib/panel.mjs";

const COPY_BUTTON = 'companion-panel >>> [data-part="copy-layout-report"]';

/** What the clipboard holds, pasted into the page as a visitor would. */
async function pasted(page) {
  await page.evaluate(() => {
    const place = document.createElement("textarea");
    place.id = "paste-here";
    document.body.append(place);
    place.focus();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyV", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  return page.$eval("#paste-here", (place) => {
    place.remove();
    return place.value;
  });
}

const textsOf = (definition) => [
  definition.id,
  ...definition.title.split(" ").filter((word) => word.length > 4),
  ...definition.skus.flatMap((sku) => [sku.id, (sku.priceMinor / 100).toFixed(2)]),
];

export function layoutHasChanged(session) {
  test("says quietly that the page has changed, and copies a report without anything of the page", async () => {
    const { page } = session();
    const { definition } = await session().visit("module-renamed-title/trail-shoes");
    const panel = await waitForPanel(page, (seen) => seen?.texts["layout-changed"]);
    assert.match(panel.texts["layout-changed"], /has changed/);
    assert.equal(panel.texts.warning, undefined, "no warning about the price");
    await session().picture("layout-changed");

    const button = await page.$(COPY_BUTTON);
    await button.focus();
    await page.keyboard.press("Enter");
    await waitForPanel(page, (seen) => seen?.texts["layout-report"]?.startsWith("Copied"));
    const text = await pasted(page);
    const report = JSON.parse(text);
    const source = report.sources.find(({ layout }) => layout === "product_module");
    assert.deepEqual(source.changed, ["product.title"]);
    assert.deepEqual(
      textsOf(definition).filter((value) => text.includes(value)),
      [],
    );
  });

  test("says nothing of the kind on a page as its layout knows it", async () => {
    await session().visit("module/desk-lamp");
    await waitForPrice(session().page);
    assert.equal((await readPanel(session().page)).texts["layout-changed"], undefined);
  });
}
