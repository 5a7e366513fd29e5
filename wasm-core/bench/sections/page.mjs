// What the extension costs a product page's main thread in Chromium: the time of its own scripts, from
// profiles of many loads; and everything it adds (layout and paint too), as the difference to loads
// without it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../../../scripts/lib/browser.mjs";
import { ExtensionPages } from "../../../scripts/lib/extension-pages.mjs";
import { panelAtRest, waitForPrice } from "../../../scripts/lib/panel.mjs";
import { fixtureByName } from "../../../tests/fixtures/shop/catalogue.mjs";
import { startShop } from "../../../tests/fixtures/shop/server.mjs";
import { busyMs, extensionScripts, PROFILE_CATEGORIES, TASK_CATEGORIES, tracedLoad } from "../main-thread-trace.mjs";
import { median, quantile } from "../measure.mjs";
import { heading, remark, table } from "../table.mjs";

const PAGES = ["module/trail-shoes", "component/standing-desk", "csr/trail-shoes"];
const PROFILED_LOADS = 40;
const COMPARED_LOADS = 15;
const WARM_UP = 2;
/** Long enough for the panel to be drawn and at rest. */
const SETTLED_MS = 1000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function panelDrawn(page) {
  await waitForPrice(page);
  await panelAtRest(page);
}

/** An extension that does nothing: the browser differs in nothing else. */
async function emptyExtension() {
  const folder = await mkdtemp(join(tmpdir(), "companion-empty-extension-"));
  const manifest = { manifest_version: 3, name: "Empty", version: "1" };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}

async function profileScripts(browser, url) {
  const page = await browser.newPage();
  const loads = [];
  for (let i = -WARM_UP; i < PROFILED_LOADS; ++i) {
    const events = await tracedLoad(page, url, PROFILE_CATEGORIES, panelDrawn);
    if (i >= 0) loads.push(extensionScripts(events, url));
  }
  await page.close();
  return loads;
}

async function compareBusy(withIt, without, url) {
  const pages = [await withIt.newPage(), await without.newPage()];
  const samples = [[], []];
  for (let i = -WARM_UP; i < COMPARED_LOADS; ++i) {
    for (const [at, page] of pages.entries()) {
      await page.bringToFront();
      const events = await tracedLoad(page, url, TASK_CATEGORIES, () => pause(SETTLED_MS));
      if (i >= 0) samples[at].push(busyMs(events, url));
    }
  }
  await Promise.all(pages.map((page) => page.close()));
  return { withMs: median(samples[0]), withoutMs: median(samples[1]) };
}

/** Where the scripts' time went, on average per load; the costliest first. */
function costliest(loads) {
  const totals = new Map();
  for (const { byFunction } of loads) {
    for (const [name, ms] of byFunction) totals.set(name, (totals.get(name) ?? 0) + ms / loads.length);
  }
  return [...totals].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([name, ms]) => ({ name, ms }));
}

async function measurePage(name, withIt, without) {
  const { url } = fixtureByName(name);
  const loads = await profileScripts(withIt, url);
  const times = loads.map(({ ms }) => ms);
  return {
    name,
    loads: loads.length,
    p50Ms: median(times),
    p95Ms: quantile(times, 0.95),
    ...(await compareBusy(withIt, without, url)),
    costliest: costliest(loads),
  };
}

/** @returns {{name, loads, p50Ms, p95Ms, withMs, withoutMs, costliest}[]} a row per page */
export async function measure() {
  const shop = await startShop();
  const folder = await emptyExtension();
  const open = (options) => openBrowser("chromium", { shopPort: shop.port, headless: true, ...options });
  const browsers = [];
  try {
    browsers.push(await open({}), await open({ extensionFolder: folder }));
    const [withIt, without] = browsers.map(({ browser }) => browser);
    await ExtensionPages.afterInstall(withIt);
    const rows = [];
    for (const name of PAGES) rows.push(await measurePage(name, withIt, without));
    return rows;
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export function print(rows) {
  heading("Main thread of a product page in Chromium, per load (ms of processor time)");
  table(
    ["page", "loads", "our scripts p50", "p95", "whole page without us", "with us", "difference"],
    rows.map(({ name, loads, p50Ms, p95Ms, withMs, withoutMs }) => [
      name,
      loads,
      p50Ms.toFixed(1),
      p95Ms.toFixed(1),
      withoutMs.toFixed(0),
      withMs.toFixed(0),
      (withMs - withoutMs).toFixed(1),
    ]),
  );
  for (const { name, costliest: functions } of rows) {
    remark(`${name}: ${functions.map((f) => `${f.name} ${f.ms.toFixed(1)}`).join(" · ")}`);
  }
  remark("our scripts: page-world.js and content.js and the DOM work they cause, under a sampling profiler, which slows them.");
  remark(`whole page: medians of ${COMPARED_LOADS} loads without the profiler; layout and paint included, and noisy.`);
}
