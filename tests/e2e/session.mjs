// One browser with the extension, the fixture shop and a server of its own: what every scenario needs.
import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../../scripts/lib/browser.mjs";
import { startCompanionServer } from "../../scripts/lib/companion-server.mjs";
import { ExtensionPages } from "../../scripts/lib/extension-pages.mjs";
import { panelAtRest } from "../../scripts/lib/panel.mjs";
import { flagsForMadeUpHistory } from "../../scripts/lib/shared-history.mjs";
import { WatchlistPage } from "../../scripts/lib/watchlist-page.mjs";
import { fixtureByName } from "../fixtures/shop/catalogue.mjs";
import { startShop } from "../fixtures/shop/server.mjs";
import { startRecorder } from "./recorder.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** Long enough for the panel to give a verdict. */
export const HISTORY_DAYS = 60;
/** Long enough for every range of the chart. */
export const LONG_HISTORY_DAYS = 420;

export class Session {
  /** Opens everything; the extension knows the recorder as its server, and nothing is agreed to. */
  static async open(browserName) {
    const session = new Session();
    session.name = browserName;
    session.pictures = join(REPOSITORY, "out/e2e", browserName);
    mkdirSync(session.pictures, { recursive: true });
    session.shop = await startShop();
    session.server = await startCompanionServer({
      flags: flagsForMadeUpHistory(LONG_HISTORY_DAYS),
    });
    session.recorder = await startRecorder(session.server.port);
    session.downloads = await mkdtemp(join(tmpdir(), "companion-downloads-"));
    session.opened = await openBrowser(browserName, {
      shopPort: session.shop.port,
      headless: true,
      downloadFolder: session.downloads,
    });
    session.extension = await ExtensionPages.afterInstall(session.opened.browser);
    await session.extension.useServer(session.recorder.address);
    session.watchlist = new WatchlistPage(session.extension);
    session.page = await session.opened.browser.newPage();
    session.dialogs = [];
    session.page.on("dialog", (dialog) => {
      session.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return session;
  }

  async close() {
    await this.opened?.close();
    await this.recorder?.close();
    await this.server?.stop();
    await this.shop?.close();
    if (this.downloads) await rm(this.downloads, { recursive: true, force: true });
  }

  /** Opens a fixture in the tab under test and returns it. */
  async visit(name) {
    const fixture = fixtureByName(name);
    await this.page.bringToFront();
    await this.page.goto(fixture.url, { waitUntil: "load" });
    return fixture;
  }

  /** Saves a screenshot of the tab under test. */
  async picture(name) {
    await panelAtRest(this.page);
    await this.page.screenshot({ path: join(this.pictures, `${name.replaceAll("/", "-")}.png`) });
  }
}
