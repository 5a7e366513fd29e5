// Chromium for the benchmark: pages of this machine that hold the benchmark's own programs, and
// nothing else.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";

const root = new URL("../..", import.meta.url).pathname;

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${root}wasm-core/bench/programs/in-page.mjs`],
    bundle: true,
    write: false,
    format: "esm",
  });
  return outputFiles[0].text;
}

/** Cross-origin isolation gives pages a clock of 5 µs instead of 100. */
const ISOLATION = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

function serve(files) {
  const server = createServer((request, response) => {
    const file = files[request.url];
    response.writeHead(file ? 200 : 404, { ...ISOLATION, "content-type": file?.type ?? "text/plain" });
    response.end(file?.body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/**
 * Opens Chromium for programs/in-page.mjs. Returns {version, run(name, ...args), close()}: run calls one
 * of that module's functions in a page of a fresh renderer process and gives its result.
 */
export async function openBenchBrowser() {
  const server = await serve({
    "/": { type: "text/html", body: "<!doctype html><script type=module src=/bench.js></script>" },
    "/bench.js": { type: "text/javascript", body: await bundle() },
    "/companion-core.wasm": {
      type: "application/wasm",
      body: await readFile(`${root}dist/engine/companion-core.wasm`),
    },
  });
  const browser = await puppeteer.launch({
    executablePath: process.env.COMPANION_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    protocolTimeout: 600_000,
    args: ["--disable-gpu", "--disable-background-networking", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])],
  });
  const address = `http://127.0.0.1:${server.address().port}/`;
  const run = async (name, ...args) => {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: "load" });
      return await page.evaluate((program, given) => globalThis[program](...given), name, args);
    } finally {
      await context.close();
    }
  };
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { version: await browser.version(), run, close };
}
