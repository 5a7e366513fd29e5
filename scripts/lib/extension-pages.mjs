// Drives the extension's own pages as a person would, by clicks and typing. They live in the tab that the
// extension opens when it is installed: Firefox lets no automation open such a page itself.

const FIRST_RUN_TIMEOUT_MS = 15000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Where a tab is; a tab under way or closed has no address. */
const addressOf = (page) => page.evaluate(() => location.href).catch(() => "");

/** The extension's pages in one tab. */
export class ExtensionPages {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** The tab with the first-run page that opens after the installation. */
  static async afterInstall(browser) {
    const deadline = Date.now() + FIRST_RUN_TIMEOUT_MS;
    while (Date.now() < deadline) {
      for (const page of await browser.pages()) {
        if ((await addressOf(page)).endsWith("/onboarding.html")) return new ExtensionPages(page);
      }
      await pause(200);
    }
    throw new Error("the extension did not open its first-run page");
  }

  get page() {
    return this.#page;
  }

  /** Goes to one of the extension's pages, e.g. "options.html"; to the present one afresh. */
  async open(file) {
    // The document that is left is marked: at the same address it would pass for the new one.
    await this.#page.evaluate((target) => {
      document.documentElement.dataset.left = "";
      location.href = target;
    }, file);
    await this.#until(() =>
      this.#page.evaluate(
        (target) =>
          location.href.endsWith(`/${target}`) &&
          document.readyState === "complete" &&
          !("left" in document.documentElement.dataset),
        file,
      ),
    );
  }

  /** Agrees to both, or one, of "contribute" and "lookup" on the first-run page. */
  async agree(consents = ["contribute", "lookup"]) {
    await this.open("onboarding.html");
    for (const consent of consents) {
      await this.#click(`#agree-${consent}-button`);
      await this.#until(() => this.#agreed(`#withdraw-${consent}-button`));
    }
  }

  /** Whether what agreeing leads to is there; says yes where the server's groups are small and that is asked about. */
  async #agreed(selector) {
    if (await this.#page.$("#answer-agree")) await this.#click("#answer-agree");
    return (await this.#page.$(selector)) !== null;
  }

  /** Has the extension ask the server anew, by ending the agreement to look-ups and giving it again. */
  async forgetAnswers() {
    await this.open("options.html");
    const record = (words) => async () => {
      await this.#agreed("#lookup-record");
      return (await this.#page.$eval("#lookup-record", (line) => line.textContent)).includes(words);
    };
    await this.#until(record("You agreed"));
    await this.#click("#consent-lookup");
    await this.#until(record("turned this off"));
    await this.#click("#consent-lookup");
    await this.#until(record("You agreed"));
  }

  /** Types the server's address into the settings and saves it. */
  async useServer(address) {
    await this.open("options.html");
    await this.#until(() => this.#page.$eval("#server-address", (input) => input.value !== ""));
    await this.#page.$eval("#server-address", (input) => input.select());
    await this.#page.type("#server-address", address);
    await this.#click("#server-save");
    await this.open("options.html");
    await this.#until(() =>
      this.#page.$eval("#server-address", (input, wanted) => input.value === wanted, address),
    );
  }

  /** Sends what waits in the outbox now; resolves with what the page says about it. */
  async sendNow() {
    await this.open("options.html");
    await this.#until(() => this.#page.$eval("#send-now", (button) => !button.disabled));
    await this.#click("#send-now");
    await this.#until(async () => /^Sent|^Could not|^The server did not/.test(await this.#outboxStatus()));
    return this.#outboxStatus();
  }

  /** Saves a copy of what was contributed; resolves with what the page says about it. */
  async exportContributed() {
    await this.open("options.html");
    await this.#until(() => this.#page.$eval("#rights-export", (button) => !button.disabled));
    await this.#click("#rights-export");
    return this.#said("#rights-status", "exported");
  }

  /** Stops sharing prices and has the server erase what it got; resolves with what the page says about it. */
  async stopSharingAndErase() {
    await this.open("options.html");
    await this.#until(() => this.#page.$eval("#consent-contribute", (box) => box.checked));
    await this.#click("#consent-contribute");
    await this.#click("#answer-erase");
    return this.#said("#consent-result", "erased");
  }

  /** The line of the page once it holds the word. */
  async #said(selector, word) {
    const line = () => this.#page.$eval(selector, (place) => place.textContent);
    await this.#until(async () => (await line()).includes(word));
    return line();
  }

  /** Switches the extension on or off. */
  setEnabled(wanted) {
    return this.setSwitch("#enabled", wanted);
  }

  /** Puts a switch of the settings page into this state. */
  async setSwitch(selector, wanted) {
    await this.open("options.html");
    await this.#until(() => this.#page.$eval("#server-address", (input) => input.value !== ""));
    if ((await this.#page.$eval(selector, (box) => box.checked)) !== wanted) await this.#click(selector);
    await this.#until(() => this.#page.$eval(selector, (box, on) => box.checked === on, wanted));
  }

  /** Lines of "Everything ever sent", newest or oldest first as the page has them: {purpose, request, body, outcome}. */
  async auditLines() {
    await this.open("audit-log.html");
    await this.#until(() => this.#page.$eval("#count", (count) => count.textContent !== ""));
    return this.#page.$$eval("#lines tbody tr", (rows) =>
      rows.map((row) => ({
        purpose: row.dataset.purpose,
        request: row.querySelector(".url").textContent,
        body: row.querySelector("pre")?.textContent,
        outcome: row.lastElementChild.textContent,
      })),
    );
  }

  #outboxStatus() {
    return this.#page.$eval("#outbox-status", (status) => status.textContent);
  }

  async #click(selector) {
    await this.#page.waitForSelector(selector);
    // Background tabs get no input events.
    await this.#page.bringToFront();
    await this.#page.click(selector);
  }

  async #until(check) {
    const deadline = Date.now() + 10000;
    while (Date.now() < deadline) {
      if (await check().catch(() => false)) return;
      await pause(100);
    }
    throw new Error(`the extension's page did not get there: ${await addressOf(this.#page)}`);
  }
}
