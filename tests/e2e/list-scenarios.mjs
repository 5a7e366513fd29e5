// Badges and the bar on pages that list products: which cards have one, what the visitor can do, and that
// the page stays as it is.
import assert from "node:assert/strict";
import { layoutShift } from "./layout-shift.mjs";
import { test } from "node:test";
import { readList, waitForList } from "../../scripts/lib/list-badges.mjs";
import { rememberPrices } from "../../scripts/lib/listed-history.mjs";
import { listingBySlug } from "../fixtures/shop/search/listings.mjs";
import { liveListUrl } from "../fixtures/shop/search/live.mjs";

/** Past price of the card at each place, in percent of what it costs now; the others were never seen. */
const PAST_PERCENTS = { 1: 160, 2: 100, 4: 130, 5: 70, 8: 200, 10: 95 };
const PART = (name) => `companion-list >>> [data-part="${name}"]`;

const idOf = ({ href }) => /\/item\/(?:[^/]+\/)?(\d+)\.html/.exec(href)?.[1];

/** Gives the device a past of some of the listing's cards, and returns the listing. */
export async function remember({ extension }, slug, percents = PAST_PERCENTS) {
  const definition = listingBySlug(slug);
  await rememberPrices(extension, definition, percents);
  return definition;
}

export async function visitList({ page }, slug, layout) {
  await page.bringToFront();
  await page.goto(liveListUrl(slug, layout), { waitUntil: "load" });
}

const judgedCount = (count) => ({ badges }) => badges.length === count;
const KNOWN = Object.keys(PAST_PERCENTS).length;

/** The ids of the cards in the order in which they are seen; hidden ones are not. */
const idsAsSeen = (page) =>
  page.$$eval("#card-list > *, .son-list > *", (cards) =>
    cards
      .map((card) => ({ card, box: card.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
      .map(({ card }) => /\/item\/(?:[^/]+\/)?(\d+)\.html/.exec(card.querySelector("a").href)[1]),
  );

/** What the page itself is, badges apart. */
const pageItself = (page) =>
  page.$eval("body", (body) => {
    const copy = body.cloneNode(true);
    for (const badge of copy.querySelectorAll("companion-badge")) badge.remove();
    for (const card of copy.querySelectorAll('[style="position: relative;"]')) card.removeAttribute("style");
    return copy.innerHTML;
  });

async function assertUntouched(page) {
  const { badges, bubble, bar } = await readList(page);
  assert.deepEqual([badges, bubble, bar], [[], undefined, undefined]);
}

async function unfold(page) {
  await page.focus(PART("list-fold"));
  await page.keyboard.press("Enter");
  return waitForList(page, ({ bar }) => bar?.isFolded === false);
}

async function chooseOrder(page, order) {
  const control = await page.$(PART("list-order"));
  await control.select(order);
}

export function badgesOnLists(session) {
  test("a list of products and stores that were never seen stays as it is", async () => {
    const { page, recorder, extension } = session();
    // Forgets the stores of the product pages opened until now.
    await extension.setSwitch("#remember-products", false);
    await extension.setSwitch("#remember-products", true);
    recorder.requests.length = 0;
    await visitList(session(), "en-knives");
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await assertUntouched(page);
    assert.deepEqual(recorder.requests, []);
  });

  test("cards whose product has a history say how their price compares", async () => {
    const { page } = session();
    const definition = await remember(session(), "en-knives");
    await visitList(session(), "en-knives");
    const list = await waitForList(page, judgedCount(KNOWN));
    const labels = Object.fromEntries(list.badges.map((badge) => [idOf(badge), badge]));
    const badgeAt = (place) => labels[definition.cards[place].id];
    assert.equal(badgeAt(8).text, "Very good −50%");
    assert.match(badgeAt(8).evidence, /The lowest price seen since .* honest −50% .* below the typical price/);
    assert.equal(badgeAt(2).label, "fair");
    assert.equal(badgeAt(5).label, "poor");
    assert.match(badgeAt(5).evidence, /Lowest since .*: \$\d+\.\d\d, on .* it cost less within the 30 days before/);
    assert.equal(list.bar.known, `${KNOWN} of 60 cards have enough history to judge.`);
    await session().picture("list-badges");
  });

  test("no badge moves anything", { skip: session.browserName === "firefox" && "Firefox reports no layout shifts" }, async () => {
    const { page } = session();
    await visitList(session(), "en-knives");
    await waitForList(page, judgedCount(KNOWN));
    const shift = await layoutShift(page);
    assert.ok(shift < 0.001, `layout shift of ${shift}`);
  });

  test("one badge is a stop of the Tab key, the arrows lead on, the evidence is shown", async () => {
    const { page } = session();
    await visitList(session(), "en-knives");
    const { badges } = await waitForList(page, judgedCount(KNOWN));
    assert.equal(badges.filter(({ isTabStop }) => isTabStop).length, 1);
    await page.focus("companion-badge >>> button");
    await page.keyboard.press("ArrowRight");
    const list = await waitForList(page, ({ bubble }) => bubble?.[0] === "An ordinary price");
    assert.deepEqual(
      list.badges.map(({ isTabStop }) => isTabStop),
      badges.map((_, i) => i === 1),
    );
    await session().picture("list-evidence");
    await page.keyboard.press("Escape");
    await waitForList(page, ({ bubble }) => bubble === undefined);
  });

  test("a press on a badge shows its evidence and follows no link", async () => {
    const { page } = session();
    const address = page.url();
    await page.click("companion-badge >>> button");
    await waitForList(page, ({ bubble }) => bubble !== undefined);
    assert.equal(page.url(), address);
  });
}

export function arrangesLists(session) {
  for (const [layout, container] of [
    ["live", "#card-list"],
    ["server-html", ".son-list"],
  ]) {
    test(`sorts a ${layout} list by deal and by honest discount, and back exactly`, async () => {
      const { page } = session();
      const { cards } = await remember(session(), "en-knives");
      await visitList(session(), "en-knives", layout);
      await waitForList(page, judgedCount(KNOWN));
      const before = await pageItself(page);
      const shopOrder = await idsAsSeen(page);
      await unfold(page);
      await chooseOrder(page, "discount");
      assert.deepEqual((await idsAsSeen(page)).slice(0, 3), [8, 1, 4].map((place) => cards[place].id));
      await chooseOrder(page, "deal");
      const sorted = await idsAsSeen(page);
      assert.deepEqual(new Set(sorted.slice(0, 3)), new Set([8, 1, 4].map((place) => cards[place].id)));
      assert.equal(sorted[KNOWN - 1], cards[5].id, "the worst of those judged");
      assert.deepEqual(sorted.slice(KNOWN), shopOrder.filter((id) => !sorted.slice(0, KNOWN).includes(id)));
      await session().picture(`list-sorted-${layout}`);
      await chooseOrder(page, "page");
      assert.deepEqual(await idsAsSeen(page), shopOrder);
      assert.equal(await pageItself(page), before);
      assert.equal(await page.$eval(container, (list) => list.hasAttribute("style")), false);
    });
  }

  test("shows only good prices, says how many cards are hidden, and shows them again", async () => {
    const { page } = session();
    await visitList(session(), "en-knives");
    await waitForList(page, judgedCount(KNOWN));
    const before = await pageItself(page);
    await unfold(page);
    await page.click(PART("list-good-only"));
    const filtered = await waitForList(page, ({ bar }) => bar.hidden !== "");
    assert.equal(filtered.bar.hidden, "57 cards are hidden.");
    assert.equal((await idsAsSeen(page)).length, 3);
    await session().picture("list-good-only");
    await page.focus(PART("list-show-all"));
    await page.keyboard.press("Enter");
    await waitForList(page, ({ bar }) => bar.hidden === "");
    assert.equal((await idsAsSeen(page)).length, 60);
    assert.equal(await pageItself(page), before);
  });

  for (const how of ["answer", "drawn"]) {
    test(`judges cards that come later, by ${how}, and only them`, async () => {
      const { page } = session();
      await remember(session(), "en-knives-more", { 1: 150, 4: 120 });
      await visitList(session(), "en-knives");
      await waitForList(page, judgedCount(KNOWN));
      await page.click(`[data-more="${how}"]`);
      const list = await waitForList(page, judgedCount(KNOWN + 2));
      assert.equal(list.bar.heading, `${KNOWN + 2} of 84 judged`);
    });
  }
}

export function listsWithoutBadges(session) {
  test("nothing of a hostile list is run, and its cards are judged", async () => {
    const { page, dialogs } = session();
    await remember(session(), "en-hostile", { 1: 150 });
    await visitList(session(), "en-hostile");
    await waitForList(page, judgedCount(1));
    assert.deepEqual(dialogs, []);
    await session().picture("list-hostile");
  });

  for (const [slug, layout, what] of [
    ["en-none", "live", "a list without cards"],
    ["en-knives", "blocked", "a bot check"],
  ]) {
    test(`says nothing on ${what}`, async () => {
      const { page } = session();
      await visitList(session(), slug, layout);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await assertUntouched(page);
    });
  }

  test("leaves no trace when badges in lists are switched off", async () => {
    const { page, extension } = session();
    await visitList(session(), "en-knives");
    await waitForList(page, judgedCount(KNOWN));
    await unfold(page);
    await chooseOrder(page, "deal");
    await extension.setSwitch("#list-badges", false);
    await page.bringToFront();
    await waitForList(page, ({ badges, bar }) => badges.length === 0 && bar === undefined);
    assert.equal(await page.$$eval("#card-list [style*=order], #card-list [style*=position]", (cards) => cards.length), 0);
    assert.deepEqual(await page.evaluate(() => [...document.documentElement.children].map(({ localName }) => localName)), ["head", "body"]);
    await extension.setSwitch("#list-badges", true);
    await page.bringToFront();
    await waitForList(page, judgedCount(KNOWN));
  });
}
