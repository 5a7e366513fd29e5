// The card of the seller: label, score and evidence on product and store pages, kept on the device only.
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitForPrice } from "../../scripts/lib/panel.mjs";
import { waitForList } from "../../scripts/lib/list-badges.mjs";
import { PROFILES } from "../fixtures/shop/store/profiles.mjs";
import { visitList } from "./list-scenarios.mjs";
import { storeUrl } from "../fixtures/shop/store/pages.mjs";

const SELLER = (selector) => `companion-panel >>> [data-seller] ${selector}`;

/** What the card of the seller shows: {state, label, texts by part, known factors}; undefined while there is none. */
const readCard = (page) =>
  page.evaluate(() => {
    const card = document.querySelector("companion-panel")?.shadowRoot?.querySelector("[data-seller]");
    if (!card) return undefined;
    const texts = Object.fromEntries([...card.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part.textContent.trim()]));
    const known = [...card.querySelectorAll('[data-known="true"]')].map(({ dataset }) => dataset.factor);
    const label = card.querySelector('[data-part="seller-badge"]')?.dataset.label;
    return { state: card.dataset.seller, title: card.querySelector("h3").textContent, label, texts, known };
  });

async function waitForCard(page, accept = () => true, timeoutMs = 15000) {
  const deadline = Date.now() + timeoutMs;
  let seen;
  while (Date.now() < deadline) {
    seen = await readCard(page).catch(() => undefined);
    if (seen && accept(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the seller's card did not get there; last seen: ${JSON.stringify(seen)}`);
}

export function judgingSellers(session) {
  test("a product page shows how far its seller can be trusted, and what that rests on", async () => {
    const { page } = session();
    await session().visit("module/desk-lamp");
    await waitForPrice(page);
    const { title, label, texts, known } = await waitForCard(page, ({ state }) => state === "read");
    assert.match(title, /Lumen & Oak Store/);
    assert.ok(["highly_recommended", "recommended", "acceptable"].includes(label), label);
    assert.ok(known.includes("rating") && known.includes("longevity"), known.join());
    assert.match(texts["factor-evidence"], /96\.4|20(17|26)/);
    await page.$eval(SELLER('[data-part="factors"] summary'), (summary) => summary.click());
    await session().picture("seller-card");
  });

  test("a store's own page says more, and both add up", async () => {
    const { page } = session();
    await page.goto(storeUrl(PROFILES.lumen.store), { waitUntil: "load" });
    const { known } = await waitForCard(page, (card) => /Lumen & Oak Store/.test(card.title) && card.known.includes("shipping_speed"));
    assert.ok(known.includes("response_time"), known.join());
    await session().picture("seller-store-page");
    await session().visit("module/desk-lamp");
    await waitForCard(page, ({ known: names }) => names.includes("response_time"));
  });

  test("cards of a known seller say so in a list, with the evidence", async () => {
    const { page } = session();
    await visitList(session(), "en-knives");
    const { badges } = await waitForList(page, (list) => list.badges.some(({ label }) => label === "seller"));
    const { text, evidence } = badges.find(({ label }) => label === "seller");
    assert.match(text, /^Seller: (highly recommended|recommended|acceptable)$/);
    assert.ok(evidence.length > text.length, evidence);
    await session().picture("seller-list");
  });

  test("a note about a wrong score stays with the store", async () => {
    const { page } = session();
    await session().visit("module/desk-lamp");
    await waitForCard(page);
    await page.$eval(SELLER('[data-part="mistake"] summary'), (summary) => summary.click());
    await page.type(SELLER('[data-part="note-words"]'), "The store is older");
    await page.$eval(SELLER('[data-part="note-save"]'), (save) => save.click());
    await waitForCard(page, ({ texts }) => texts["note-status"] === "Kept on this device.");
    await session().visit("module/desk-lamp");
    await waitForCard(page);
    assert.equal(await page.$eval(SELLER('[data-part="note-words"]'), ({ value }) => value), "The store is older");
  });
}
