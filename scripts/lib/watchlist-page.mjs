// Drives the watchlist page as a person would, and reads what it says.

const TIMEOUT_MS = 15000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page. */
const readRows = () =>
  [...document.querySelectorAll("#rows > li[data-id]")].map((row) => {
    const part = (name) => row.querySelector(`[data-part="${name}"]`)?.textContent;
    return { id: row.dataset.id, price: part("price"), preview: part("preview"), check: part("check"), told: part("told") };
  });

export class WatchlistPage {
  #extension;

  /** @param extension an ExtensionPages */
  constructor(extension) {
    this.#extension = extension;
  }

  get #page() {
    return this.#extension.page;
  }

  /** The lines of the list, {id, price, preview, check, told}, once `accept(rows)` holds. */
  async rows(accept = () => true) {
    const deadline = Date.now() + TIMEOUT_MS;
    let rows;
    while (Date.now() < deadline) {
      await this.open();
      rows = await this.#page.evaluate(readRows);
      if (accept(rows)) return rows;
      await pause(300);
    }
    throw new Error(`the watchlist did not get there; last seen: ${JSON.stringify(rows)}`);
  }

  async open() {
    await this.#extension.open("watchlist.html");
    await this.#until(() => document.querySelector("#count").textContent !== "");
  }

  /** As if watching a product had begun at twice its price: exported, changed and imported again. */
  async doubleBase(id) {
    await this.open();
    await this.#page.evaluate(async (wanted) => {
      const ask = async (name, request) => (await chrome.runtime.sendMessage({ name, request })).value;
      const { removed } = await ask("watch.remove", { id: wanted });
      removed.state.base_minor *= 2;
      await ask("watch.import", { items: [removed] });
    }, id);
  }

  /** Switches on the looks while the shopper is away; the browser must answer its own question. */
  async allowChecks() {
    await this.open();
    await this.#page.bringToFront();
    await this.#page.click("#consent-watch");
    await this.#until(async () => {
      const { value } = await chrome.runtime.sendMessage({ name: "settings.read", request: {} });
      return value.consents.watch.granted;
    });
  }

  async checkNow(id) {
    await this.open();
    await this.#press(id, "check");
  }

  /** Takes a product off the list; with `undo` puts it back. */
  async remove(id, { undo }) {
    await this.open();
    await this.#press(id, "remove");
    await this.#until(() => document.querySelector("#undo") !== null);
    if (!undo) return;
    await this.#page.evaluate(() => document.querySelector("#undo").click());
    await this.#until(() => document.querySelector("#undo") === null);
  }

  /** Ids of the notifications on screen. */
  notifications() {
    return this.#page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  }

  async #press(id, action) {
    const selector = `li[data-id="${id}"] [data-action="${action}"]`;
    await this.#page.waitForSelector(selector, { timeout: TIMEOUT_MS });
    await this.#page.evaluate((target) => document.querySelector(target).click(), selector);
  }

  /** @param check runs in the page */
  async #until(check) {
    const deadline = Date.now() + TIMEOUT_MS;
    while (Date.now() < deadline) {
      if (await this.#page.evaluate(check).catch(() => false)) return;
      await pause(100);
    }
    throw new Error(`the watchlist did not get there: ${check}`);
  }
}
