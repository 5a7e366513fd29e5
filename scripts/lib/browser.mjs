// Real browsers with the unpacked extension and a throw-away profile, in which every shop host leads to
// the fixture shop and nothing else on the network can be reached (except this machine itself).
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { SHOP_HOSTS } from "../../tests/fixtures/shop/server.mjs";
import { startShopProxy } from "./shop-proxy.mjs";

const REPOSITORY = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

/** Whether a window can be shown. */
export const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Where each browser's program is; COMPANION_CHROMIUM and COMPANION_FIREFOX override. */
function executable(browserName) {
  const candidates =
    browserName === "chromium"
      ? [process.env.COMPANION_CHROMIUM, "/usr/bin/chromium"]
      : [process.env.COMPANION_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error(`${browserName} is not installed: run scripts/setup`);
  return found;
}

/** Signals at which puppeteer closes the browser by itself. */
const onSignals = (closesItself) => ({
  handleSIGINT: closesItself,
  handleSIGTERM: closesItself,
  handleSIGHUP: closesItself,
});

/** Installs the extension; a browser in which that fails is closed again. */
async function withExtension(browser, extensionFolder, close) {
  try {
    await browser.installExtension(extensionFolder);
    return { browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function chromiumArguments(shopPort) {
  const mapped = SHOP_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${shopPort}`);
  const rules = [...mapped, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"].join(", ");
  const network =
    shopPort === undefined ? [] : [`--host-resolver-rules=${rules}`, "--ignore-certificate-errors"];
  // The sandbox needs a user of its own; as root (containers, CI) Chromium refuses to start with it.
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return [
    ...network,
    ...sandbox,
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1360,1000",
  ];
}

async function launchChromium({ shopPort, headless, extensionFolder, profile, downloadFolder, closesOnSignals }) {
  const browser = await puppeteer.launch({
    ...onSignals(closesOnSignals),
    executablePath: executable("chromium"),
    headless,
    pipe: true,
    userDataDir: profile,
    enableExtensions: true,
    args: chromiumArguments(shopPort),
    defaultViewport: null,
    ...(downloadFolder && { downloadBehavior: { policy: "allow", downloadPath: downloadFolder } }),
  });
  return withExtension(browser, extensionFolder, () => browser.close());
}

function firefoxPreferences(proxy, downloadFolder) {
  const quiet = {
    ...(downloadFolder && { "browser.download.folderList": 2, "browser.download.dir": downloadFolder }),
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "extensions.getAddons.cache.enabled": false,
  };
  if (!proxy) return quiet;
  return {
    ...quiet,
    "network.proxy.type": 1,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy.port,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy.port,
    // Firefox's own question about data collection is no part of a page, so automation cannot answer it.
    "extensions.webextOptionalPermissionPrompts": false,
  };
}

async function launchFirefox({ shopPort, headless, extensionFolder, profile, downloadFolder, closesOnSignals }) {
  const proxy = shopPort === undefined ? undefined : await startShopProxy(shopPort);
  try {
    const browser = await puppeteer.launch({
      ...onSignals(closesOnSignals),
      browser: "firefox",
      executablePath: executable("firefox"),
      headless,
      userDataDir: profile,
      acceptInsecureCerts: proxy !== undefined,
      defaultViewport: null,
      args: ["--width=1360", "--height=1000"],
      extraPrefsFirefox: firefoxPreferences(proxy, downloadFolder),
    });
    const close = () => browser.close().finally(() => proxy?.close());
    return await withExtension(browser, extensionFolder, close);
  } catch (error) {
    await proxy?.close();
    throw error;
  }
}

/**
 * Opens "chromium" or "firefox". `shopPort`: the fixture shop's port; undefined opens the real network.
 * `headless` defaults to whether there is a display. `closesOnSignals`: false for a caller that cleans up
 * by itself at SIGINT and SIGTERM. `downloadFolder`: where the browser saves files without asking.
 * Returns {browser, name, headless, close()};
 * close() also removes the profile.
 */
export async function openBrowser(
  name,
  { shopPort, headless = !hasDisplay(), extensionFolder = REPOSITORY, downloadFolder, closesOnSignals = true } = {},
) {
  const profile = await mkdtemp(join(tmpdir(), `companion-${name}-`));
  const launch = name === "chromium" ? launchChromium : launchFirefox;
  try {
    const opened = await launch({ shopPort, headless, extensionFolder, profile, downloadFolder, closesOnSignals });
    const close = async () => {
      await opened.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    };
    return { browser: opened.browser, name, headless, close };
  } catch (error) {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw error;
  }
}
