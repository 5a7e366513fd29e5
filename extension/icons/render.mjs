// Renders companion.svg to the PNG sizes of manifest.json, with a headless Chromium.
// Run by hand after the drawing changes:  node extension/icons/render.mjs
import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const SIZES = [16, 32, 48, 128];
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const drawing = await readFile(new URL("companion.svg", import.meta.url), "utf8");
const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`icon-${size}.png`, import.meta.url), png);
  }
} finally {
  await browser.close();
}
