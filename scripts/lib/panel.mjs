// Reads the extension's panel on a product page, through the stable names of its parts.

/** Runs in the page. */
function readPanelInPage() {
  const root = document.querySelector("companion-panel")?.shadowRoot;
  if (!root) return undefined;
  const card = root.querySelector("[data-state]");
  const texts = {};
  for (const part of root.querySelectorAll("[data-part]")) {
    const items = [...part.querySelectorAll(":scope > li")].map((item) => item.textContent.trim());
    texts[part.dataset.part] = items.length > 0 ? items.join("; ") : part.textContent.trim();
  }
  const chart = root.querySelector('[data-part="chart"] canvas');
  return {
    state: card?.dataset.state,
    texts,
    verdict: root.querySelector('[data-part="verdict"]')?.dataset.label,
    hasChart: Boolean(chart && chart.width > 0 && chart.height > 0),
  };
}

/**
 * What the panel shows now: {state, texts (by data-part), verdict, hasChart}; undefined when there is no
 * panel on the page.
 */
export const readPanel = (page) => page.evaluate(readPanelInPage);

/**
 * Waits until `accept(panel)` holds and returns that panel; `panel` is undefined while there is none.
 * Throws with what was last seen.
 */
export async function waitForPanel(page, accept, timeoutMs = 15000) {
  const deadline = Date.now() + timeoutMs;
  let seen;
  while (Date.now() < deadline) {
    // A navigation under way makes the page unreadable for a moment.
    seen = await readPanel(page).catch((error) => ({ unreadable: error.message, texts: {} }));
    if (accept(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the panel did not get there in ${timeoutMs} ms; last seen: ${JSON.stringify(seen)}`);
}

/** The panel once it shows a price. */
export const waitForPrice = (page, timeoutMs) =>
  waitForPanel(page, (panel) => panel?.state === "ready" || panel?.state === "thin", timeoutMs);

/**
 * Waits until the panel, where there is one, has stopped moving: so a screenshot shows it as it stays.
 * (Not by waitForFunction: it needs eval in the page, which a strict content-security policy forbids.)
 */
export async function panelAtRest(page) {
  await page.evaluate(async () => {
    const panel = document.querySelector("companion-panel")?.shadowRoot?.querySelector("section");
    const moving = panel?.getAnimations({ subtree: true }) ?? [];
    const ending = moving.filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Saves a screenshot of the panel alone. */
export async function screenshotPanel(page, path) {
  const host = await page.waitForSelector("companion-panel");
  await panelAtRest(page);
  const panel = (
    await host.evaluateHandle((element) => element.shadowRoot.querySelector("section"))
  ).asElement();
  await panel.screenshot({ path });
}
