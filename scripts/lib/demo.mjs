// The demo itself: server, fixture shop and browser together, with a commented walk through it.
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { fixtureByName } from "../../tests/fixtures/shop/catalogue.mjs";
import { startShop } from "../../tests/fixtures/shop/server.mjs";
import { hasDisplay, openBrowser } from "./browser.mjs";
import { startCompanionServer } from "./companion-server.mjs";
import { MADE_UP_DAYS, contributeMadeUpHistory } from "./demo-history.mjs";
import { printAudit, printPanel, printShared, say, title } from "./demo-report.mjs";
import { ExtensionPages } from "./extension-pages.mjs";
import { flagsForMadeUpHistory, sharedHistory } from "./shared-history.mjs";
import { panelAtRest, screenshotPanel, waitForPanel, waitForPrice } from "./panel.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const FIRST_VISIT = "module/desk-lamp";
/** One page per layout; each a product of its own. */
const WALK = [
  "csr/trail-shoes",
  "component/coffee-grinder",
  "csr-jsonp/brush-set",
  "component/wall-clock",
  FIRST_VISIT,
];
const VARIANT_PAGE = "csr/trail-shoes";

const options = new Set(process.argv.slice(2));
const browserName = options.has("--firefox") ? "firefox" : "chromium";
const pictures = join(REPOSITORY, "out/demo", browserName);
const interrupted = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve(signal));
});

/** What has been opened, to be closed in reverse order whatever happens. */
const closers = [];
let isClosing = false;
let isStayingOpen = false;

/** Opens a resource that is closed at the end, also when the end comes while it is still opening. */
async function opened(open, close) {
  if (isClosing) throw new Error("interrupted");
  const resource = open();
  closers.push(() => resource.then(close, () => {}));
  return resource;
}

async function closeAll() {
  isClosing = true;
  for (const close of closers.reverse()) {
    await close().catch((error) => process.stderr.write(`demo: ${error.message}\n`));
  }
}

async function visit(page, name) {
  const fixture = fixtureByName(name);
  await page.bringToFront();
  await page.goto(fixture.url, { waitUntil: "load" });
  return fixture;
}

async function picture(page, name) {
  const path = join(pictures, `panel-${name.replace("/", "-")}.png`);
  await screenshotPanel(page, path);
  return relative(REPOSITORY, path);
}

async function firstVisit(page, extension) {
  title("1. A first product page, before anything was agreed to");
  const fixture = await visit(page, FIRST_VISIT);
  printPanel(fixture, await waitForPrice(page), await picture(page, "first-visit"));
  const lines = await extension.auditLines();
  say(`Requests that the extension has made so far: ${lines.length}`);
}

async function agree(extension, server) {
  title("2. The first-run page: agreeing to share prices and to ask for shared history");
  await extension.useServer(server.address);
  await extension.agree();
  await extension.open("options.html");
  await extension.page.screenshot({ path: join(pictures, "settings.png") });
  say(`Agreed by clicks; server address typed into the settings: ${server.address}`);
}

async function walk(page) {
  title("3. Product pages of several layouts, now with shared history");
  for (const name of WALK) {
    const fixture = await visit(page, name);
    const withCrowd = (panel) => panel?.texts?.notice?.startsWith("From your visits and prices shared");
    printPanel(fixture, await waitForPanel(page, withCrowd), await picture(page, name));
  }
}

async function pickVariant(page) {
  title("4. Another variant on the same page: the panel follows");
  const fixture = await visit(page, VARIANT_PAGE);
  const before = (await waitForPrice(page)).texts["price-now"];
  await page.click('[data-sku-col][title="Sand"]');
  const after = await waitForPanel(
    page,
    (panel) => panel?.texts?.["price-now"] && panel.texts["price-now"] !== before,
  );
  say(`${before} → ${after.texts["price-now"]}   ${fixture.definition.title.slice(0, 60)}`);
}

async function sendAndReport(extension, server) {
  title("5. What left the device (the extension's own log, complete)");
  say(`"Send now" instead of the usual delay of 6 to 48 hours: ${await extension.sendNow()}`);
  const lines = await extension.auditLines();
  await extension.page.screenshot({ path: join(pictures, "audit-log.png") });
  printAudit(lines);
  title("6. What history the server gives out now");
  for (const name of WALK) {
    const { definition } = fixtureByName(name);
    printShared(definition, await sharedHistory(server, definition));
  }
}

async function demonstrate() {
  await mkdir(pictures, { recursive: true });
  const server = await opened(
    () => startCompanionServer({ flags: flagsForMadeUpHistory(MADE_UP_DAYS) }),
    (it) => it.stop(),
  );
  const shop = await opened(
    () => startShop(),
    (it) => it.close(),
  );
  say(`Server on ${server.address}, its store in a fresh folder. Fixture shop on port ${shop.port}.`);
  const observations = await contributeMadeUpHistory(
    server,
    WALK.map((name) => fixtureByName(name).definition),
  );
  say(
    `Put ${observations} MADE-UP past prices of "other shoppers" on the server, through its public API, so`,
  );
  say("that this demo has a history to show. Nothing of it comes from real shops or people.");
  const { browser, headless } = await opened(
    () => openBrowser(browserName, { shopPort: shop.port, closesOnSignals: false }),
    (it) => it.close(),
  );
  say(
    `${browserName} with the unpacked extension${headless ? ", headless because there is no display" : ""}.`,
  );
  const extension = await ExtensionPages.afterInstall(browser);
  const page = await browser.newPage();
  await firstVisit(page, extension);
  await agree(extension, server);
  await walk(page);
  await pickVariant(page);
  await sendAndReport(extension, server);
  await visit(page, VARIANT_PAGE);
  await waitForPrice(page);
  await panelAtRest(page);
  const screen = join(pictures, "page-with-panel.png");
  await page.screenshot({ path: screen });
  title("Done");
  say(`Screenshot of the panel on its page: ${relative(REPOSITORY, screen)}`);
  say(`All screenshots: ${relative(REPOSITORY, pictures)}/`);
  if (options.has("--keep")) {
    say("Staying open (--keep). Press Ctrl-C to end.");
    isStayingOpen = true;
    await interrupted;
  }
}

async function openLive() {
  if (!hasDisplay()) throw new Error("--live needs a display, for you to look at");
  const server = await opened(
    () => startCompanionServer(),
    (it) => it.stop(),
  );
  const { browser } = await opened(
    () => openBrowser(browserName, { closesOnSignals: false }),
    (it) => it.close(),
  );
  const extension = await ExtensionPages.afterInstall(browser);
  await extension.useServer(server.address);
  await extension.open("onboarding.html");
  const page = await browser.newPage();
  await page.goto("https://www.aliexpress.com/", { waitUntil: "domcontentloaded" });
  say("The real AliExpress, with the extension. Its server runs on this machine; nothing leaves it.");
  say("Agree on the first-run page if you like. Close the browser or press Ctrl-C to end.");
  isStayingOpen = true;
  await Promise.race([interrupted, new Promise((resolve) => browser.once("disconnected", resolve))]);
}

const work = options.has("--live") ? openLive() : demonstrate();
try {
  const signal = await Promise.race([work, interrupted]);
  if (signal && !isStayingOpen) process.exitCode = 130;
} catch (error) {
  process.stderr.write(`demo: ${error.message}\n`);
  process.exitCode = 1;
}
work.catch(() => {});
await closeAll();
// An interrupted walk would still wait, for a while, for a browser that is gone.
process.exit();
