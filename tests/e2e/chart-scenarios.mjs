// The chart of a long history: ranges, readout and table by keyboard alone, files as a spreadsheet gets them.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { waitForPanel } from "../../scripts/lib/panel.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { contributePast, percentOf } from "./past-prices.mjs";
import { assertAmounts } from "./price-text.mjs";
import { LONG_HISTORY_DAYS } from "./session.mjs";

const FIXTURE = "csr/standing-desk";
const PNG_SIGNATURE = "89504e470d0a1a0a";
const DAY_MS = 24 * 60 * 60 * 1000;

/** A sighting every other day: dear at first, then in turns of forty days; nothing from day 100 to 70. */
const PAST = Array.from({ length: LONG_HISTORY_DAYS / 2 - 2 }, (_, i) => 2 * i + 1)
  .filter((daysAgo) => daysAgo < 70 || daysAgo > 100)
  .map((daysAgo) => ({ daysAgo, percent: daysAgo > 300 ? 140 : Math.floor(daysAgo / 40) % 2 ? 120 : 110 }));

const part = (name) => `companion-panel >>> [data-part="${name}"]`;
const RANGE = "companion-panel >>> [name=chart-range]";
const SLIDER = "companion-panel >>> [role=slider]";

const shownRange = (page) => page.$eval(`${RANGE}:checked`, (input) => input.value);
const readout = (page) => page.$eval(part("readout"), (place) => place.textContent.replace(/\s/g, " "));
const tableRows = (page) =>
  page.$eval(part("table"), (table) =>
    [...table.querySelectorAll("table:first-of-type tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    ),
  );

/** The panel of the product once the whole history is drawn and its controls are there. */
async function visitLongHistory(session) {
  await session().visit(FIXTURE);
  const { page } = session();
  await waitForPanel(page, (panel) => panel?.texts.notice?.includes("shared by other shoppers") && panel.texts.ranges);
  await page.bringToFront();
}

async function until(check, what) {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const found = await check();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not there in time: ${what}`);
}

async function savedFile(session, button, ending) {
  const { page, downloads } = session();
  await (await page.$(part(button))).click();
  const complete = (names) => names.length === 1 && names[0].endsWith(ending);
  const names = await until(async () => {
    const found = (await readdir(downloads)).filter((name) => !name.startsWith("."));
    const ours = found.filter((name) => name.includes(ending.slice(1)));
    return complete(ours) && ours;
  }, `a file ${ending} in ${downloads}`);
  const bytes = await until(async () => {
    const content = await readFile(join(downloads, names[0]));
    return content.length > 0 && content;
  }, "its content");
  return { name: names[0], bytes };
}

export function chartOfLongHistory(session) {
  const definition = productBySlug("standing-desk");
  const sku = definition.skus[definition.selectedIndex];

  test("the chart shows the range chosen with the arrow keys, and remembers it", async () => {
    const { page } = session();
    await contributePast(session(), definition, sku, PAST);
    await visitLongHistory(session);
    assert.equal(await shownRange(page), "year");
    await session().picture("chart-year");
    await (await page.$(`${RANGE}:checked`)).focus();
    for (const range of ["quarter", "month", "week"]) {
      await page.keyboard.press("ArrowLeft");
      assert.equal(await shownRange(page), range);
    }
    const week = await readout(page);
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await readout(page), week);
    await session().picture("chart-month");
    await visitLongHistory(session);
    assert.equal(await shownRange(page), "month");
  });

  test("the arrow keys read the chart out", async () => {
    const { page } = session();
    const slider = await page.$(SLIDER);
    const spoken = () => slider.evaluate((chart) => chart.getAttribute("aria-valuetext").replace(/\s/g, " "));
    await slider.focus();
    await page.keyboard.press("Home");
    const first = await readout(page);
    assert.match(first, /list price .* seen /);
    const [headline, details] = (await spoken()).split("; ");
    assert.equal(first, headline + details);
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await readout(page), first);
    await page.keyboard.press("Escape");
    assert.doesNotMatch(await readout(page), /list price/);
  });

  test("the table follows the range", async () => {
    const { page } = session();
    const summary = await page.$("companion-panel >>> [data-part=table] summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    const rows = await until(async () => (await tableRows(page)).length > 0 && tableRows(page), "rows");
    await (await page.$(`${RANGE}[value=all]`)).evaluate((input) => input.click());
    const all = await tableRows(page);
    assert.ok(all.length > rows.length);
    assert.ok(all.some((cells) => cells.includes("not seen")), "gaps are told");
    assertAmounts(all.at(-1)[2], definition.style.currency, [percentOf(sku, 140)]);
    assertAmounts(all.at(-1)[3], definition.style.currency, [percentOf(sku, 280)]);
    await session().picture("chart-table");
    await summary.focus();
    await page.keyboard.press("Enter");
  });

  test("the shown history is saved as CSV", async () => {
    const { name, bytes } = await savedFile(session, "export-csv", ".csv");
    assert.match(name, new RegExp(`^aliexpress-${definition.id}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    const [head, ...lines] = bytes.toString("utf8").split("\r\n");
    assert.equal(head, "\uFEFFkind,from_utc,to_utc,price,list_price,price_p10,price_p90,currency,sale,sold_out");
    const seen = lines.filter((line) => line.startsWith("seen,")).map((line) => line.split(","));
    assert.equal(seen[0][3], (percentOf(sku, 140) / 100).toFixed(2));
    assert.equal(seen[0][4], (percentOf(sku, 280) / 100).toFixed(2));
    assert.equal(seen.at(-1)[3], (sku.priceMinor / 100).toFixed(2));
    assert.ok(seen.every((cells) => cells[7] === definition.style.currency));
    const age = Date.now() - Date.parse(`${seen[0][1].replace(" ", "T")}Z`);
    assert.equal(Math.round(age / DAY_MS), Math.max(...PAST.map(({ daysAgo }) => daysAgo)));
  });

  test("the chart is saved as a picture", async () => {
    const { name, bytes } = await savedFile(session, "export-png", ".png");
    assert.match(name, new RegExp(`^aliexpress-${definition.id}-.*\\.png$`));
    assert.equal(bytes.subarray(0, 8).toString("hex"), PNG_SIGNATURE);
    assert.ok(bytes.length > 5000, `${bytes.length} bytes`);
  });
}
