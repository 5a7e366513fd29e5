// Runs the facts benchmark inside Chromium, on a blank page of this machine.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";

const root = new URL("../..", import.meta.url).pathname;

async function bundle() {
  const result = await build({
    stdin: {
      contents: `
        import { createEngine } from "./dist/engine/engine.mjs";
        import { benchFacts } from "./wasm-core/bench/facts-bench.mjs";
        globalThis.run = async (cases) => {
          const wasm = await (await fetch("/companion-core.wasm")).arrayBuffer();
          const engine = await createEngine(wasm);
          const begin = performance.now();
          engine.call("facts.read", {}, cases[0].text);
          return { firstMs: performance.now() - begin, rows: benchFacts(engine, cases) };
        };`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
  });
  return result.outputFiles[0].text;
}

function serve(files) {
  const server = createServer((request, response) => {
    const file = files[request.url];
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" });
    response.end(file?.body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** @returns {{firstMs: number, rows: object[]}} as benchFacts gives them, measured in a page */
export async function benchInChromium(cases) {
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
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate((given) => globalThis.run(given), cases);
  } finally {
    await browser.close();
    server.close();
  }
}
