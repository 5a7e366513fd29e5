// The card of reviews: what the page itself loaded is read on the device, more is loaded on a click only.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { waitForPrice } from "../../scripts/lib/panel.mjs";
import { askForReviews } from "../../wasm-core/cli/reviews.mjs";
import { productBySlug } from "../fixtures/shop/products.mjs";
import { CHECKED_SLUG, REVIEWED_SLUG } from "../fixtures/shop/reviews/live.mjs";
import { MANY_OPINIONS } from "../fixtures/shop/reviews/many-opinions.mjs";

const PAGE_SIZE = 20;
/** The product's pages, and the ten of the frame, which have no ids. */
const ALL_READ = MANY_OPINIONS.length + 10;

/** What the card of reviews shows: {state, method, texts by part}; undefined while there is none. */
const readCard = (page) =>
  page.evaluate(() => {
    const card = document.querySelector("companion-panel")?.shadowRoot?.querySelector("[data-reviews]");
    if (!card) return undefined;
    const parts = [...card.querySelectorAll("[data-part]")];
    const texts = Object.fromEntries(parts.map((part) => [part.dataset.part, part.textContent.trim()]));
    const method = card.querySelector('[data-part="reviews-method"]')?.dataset.method;
    return { state: card.dataset.reviews, method, texts };
  });

async function waitForCard(page, accept, timeoutMs = 20000) {
  const deadline = Date.now() + timeoutMs;
  let seen;
  while (Date.now() < deadline) {
    seen = await readCard(page).catch(() => undefined);
    if (seen && accept(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the card of reviews did not get there; last seen: ${JSON.stringify(seen)}`);
}

/** Runs in the card; `run` is given the shadow root. */
const inCard = (page, selector, run) =>
  page.evaluate(
    (wanted, work) => {
      const root = document.querySelector("companion-panel").shadowRoot;
      return new Function("found", "root", `return (${work})(found, root)`)(root.querySelector(`[data-reviews] ${wanted}`), root);
    },
    selector,
    String(run),
  );

/** Asks for a page of reviews as the shop's own script does. */
const loadAsThePage = (page, slug, number) =>
  page.evaluate(
    async (data) => {
      const query = new URLSearchParams({ api: "mtop.aliexpress.review.pc.list", data: JSON.stringify(data) });
      await fetch(`https://acs.aliexpress.com/h5/mtop.aliexpress.review.pc.list/1.0/?${query}`, { credentials: "include" });
    },
    { productId: productBySlug(slug).id, page: number, pageSize: PAGE_SIZE },
  );

const click = (page, selector) => inCard(page, selector, (found) => found.click());

async function openReviewed(session, fixture, slug, pages) {
  const { page } = session();
  await session().visit(fixture);
  await waitForPrice(page);
  for (let number = 1; number <= pages; number += 1) await loadAsThePage(page, slug, number);
  return page;
}

export function readingReviews(session) {
  test("a page that shows no reviews says that they are read when they appear", async () => {
    const page = await openReviewed(session, "module/bike-bell", "bike-bell", 0);
    const { state } = await waitForCard(page, (card) => card.state !== "loading");
    assert.equal(state, "none");
  });

  test("reviews that the page loads are read on the device", async () => {
    const page = await openReviewed(session, `module/${REVIEWED_SLUG}`, REVIEWED_SLUG, 2);
    const card = await waitForCard(page, ({ texts }) => texts["reviews-read"]?.startsWith("40 "));
    assert.equal(card.state, "enough");
    assert.match(card.texts["reviews-read"], /^40 reviews read, of 257/, "by the count that the page shows");
    assert.match(card.texts.pros, /Quality/i);
    assert.match(card.texts.cons, /Battery|Size/i);
    assert.match(card.method, /^(network|rules)$/);
    await inCard(page, ".reviews-title", (found) => found.scrollIntoView());
    await session().picture("reviews");
    const asked = session().shop.requests.filter(({ url }) => url.includes("searchEvaluation.do"));
    assert.deepEqual(asked, [], "nothing is asked of the shop by itself");
  });

  test("an aspect leads to its reviews with the words marked, and back, by keyboard too", async () => {
    const { page } = session();
    const opened = '[data-part="aspect"][data-aspect="quality"]';
    await click(page, opened);
    const list = await waitForCard(page, ({ texts }) => texts["list-title"]);
    assert.match(list.texts["list-title"], /Quality: liked/i);
    const marks = await page.evaluate(() =>
      [...document.querySelector("companion-panel").shadowRoot.querySelectorAll('[data-part="review"] mark')].map((mark) => mark.textContent),
    );
    assert.ok(marks.length >= 5, marks.join("; "));
    assert.equal(await inCard(page, '[data-part="list-title"]', (found, root) => root.activeElement === found), true);
    await session().picture("reviews-aspect");
    await click(page, '[data-part="review-back"]');
    await waitForCard(page, ({ texts }) => texts.pros);
    assert.equal(await inCard(page, opened, (found, root) => root.activeElement === found), true);
  });

  test("hostile reviews are shown as text", async () => {
    const { page } = session();
    await click(page, '[data-part="aspect"][data-polarity="negative"]');
    await waitForCard(page, ({ texts }) => texts["list-title"]);
    const seen = await page.evaluate(() => {
      const root = document.querySelector("companion-panel").shadowRoot;
      const panel = root.querySelector(".body");
      return { title: document.title, made: root.querySelectorAll("[data-reviews] img, [data-reviews] b, [data-reviews] script").length, isWider: panel.scrollWidth > panel.clientWidth };
    });
    assert.notEqual(seen.title, "taken");
    assert.equal(seen.made, 0);
    assert.equal(seen.isWider, false, "nothing runs over the panel's side");
  });

  test("the shop's own page of reviews has the card alone", async () => {
    const { page } = session();
    await page.goto("https://feedback.aliexpress.com/display/productEvaluation.htm?productId=1005006612340871", { waitUntil: "load" });
    const card = await waitForCard(page, ({ texts }) => texts["reviews-read"]);
    assert.match(card.texts["reviews-read"], /^50 reviews read/, "with those that the product's page had");
    await session().picture("reviews-page");
  });

  test("nothing more is asked for before it is agreed to", async () => {
    const page = await openReviewed(session, `module/${REVIEWED_SLUG}`, REVIEWED_SLUG, 0);
    const card = await waitForCard(page, ({ texts }) => texts["more-settings"]);
    assert.match(card.texts["more-reviews"], /allow it once in the settings/);
  });
}

/** The network's reference texts, every other one as a translation of the one before. */
function referenceReviews() {
  const { texts } = JSON.parse(readFileSync(new URL("../../models/reviews/reference_vectors.json", import.meta.url), "utf8"));
  return texts.map((text, at) => ({ id: String(at), stars: (at % 5) + 1, text, ...(at % 2 ? { translated: texts[at - 1] } : {}) }));
}

/** Shares of a float network differ in the last digits from one processor's instructions to another's. */
function assertAlike(seen, expected, where = "") {
  if (typeof expected === "number") return assert.ok(Math.abs(seen - expected) < 1e-3, `${where}: ${seen} for ${expected}`);
  if (typeof expected !== "object" || expected === null) return assert.equal(seen, expected, where);
  assert.deepEqual(Object.keys(seen), Object.keys(expected), where);
  for (const key of Object.keys(expected)) assertAlike(seen[key], expected[key], `${where}.${key}`);
}

export function readingReferences(session) {
  test("reviews are read in the browser as they are in Node", async () => {
    const input = JSON.stringify(referenceReviews());
    const args = { locale: "de", per_review: true };
    const expected = await askForReviews(undefined, "reviews.digest", args, input, "network");
    await session().extension.open("options.html");
    const seen = await session().extension.page.evaluate(async (reviews) => {
      const { reader } = await import("/dist/extension/review-reader.js");
      return reader.read(reviews, { locale: "de" });
    }, input);
    assert.equal(expected.value.digest.method, "network");
    assert.ok(expected.value.reviews.some(({ aspects }) => aspects.length > 0));
    assertAlike(seen, expected);
  });
}

export function loadingReviews(session) {
  // Chromium shows its question where no automation can answer it.
  const skip = session.browserName === "chromium";

  test("a click loads further pages without cookies, slowly, each with its line in the log", { skip }, async () => {
    const { extension, shop } = session();
    await extension.setSwitch("#consent-reviews", true);
    const page = await openReviewed(session, `module/${REVIEWED_SLUG}`, REVIEWED_SLUG, 0);
    await page.evaluate(() => void (document.cookie = "visitor=1; domain=.aliexpress.com; path=/; secure"));
    shop.requests.length = 0;
    await waitForCard(page, ({ texts }) => texts["more-load"]);
    const started = Date.now();
    await click(page, '[data-part="more-load"]');
    await waitForCard(page, ({ texts }) => texts["more-stop"]);
    await waitForCard(page, ({ texts }) => texts["reviews-read"]?.startsWith(`${ALL_READ} reviews read`));
    const asked = shop.requests.filter(({ url }) => url.includes("searchEvaluation.do"));
    assert.ok(asked.length >= 5 && asked.length <= 6, `${asked.length} pages`);
    assert.ok(asked.every(({ hasCookies }) => !hasCookies));
    assert.ok(Date.now() - started >= (asked.length - 1) * 1000, "no faster than one page a second");
    const lines = (await extension.auditLines()).filter(({ purpose }) => purpose === "load_reviews");
    assert.equal(lines.length, asked.length);
  });

  test("where the shop asks for a check, nothing more is asked of it", { skip }, async () => {
    const page = await openReviewed(session, `component/${CHECKED_SLUG}`, CHECKED_SLUG, 0);
    session().shop.requests.length = 0;
    await waitForCard(page, ({ texts }) => texts["more-load"]);
    await click(page, '[data-part="more-load"]');
    const card = await waitForCard(page, ({ texts }) => /asks for a check/.test(texts["more-status"]));
    assert.match(card.texts["reviews-read"], /^40 reviews read/);
    assert.equal(session().shop.requests.filter(({ url }) => url.includes("searchEvaluation.do")).length, 3);
    await session().picture("reviews-checked");
  });
}
