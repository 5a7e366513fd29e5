// 100 reviews → digest in a browser: by the extension's own reader, in one of the extension's pages.
import { openBrowser } from "../../../scripts/lib/browser.mjs";
import { ExtensionPages } from "../../../scripts/lib/extension-pages.mjs";
import { median } from "../measure.mjs";
import { watchGrowth } from "./process-memory.mjs";

/** In the page. Imported once: the first call loads code, engine, runtime and network. */
const readOnce = async (input) => {
  const began = performance.now();
  const { reader } = await import("/dist/extension/review-reader.js");
  const answer = await reader.read(input, { locale: "en" });
  return { ms: performance.now() - began, method: answer.ok ? answer.value.digest.method : JSON.stringify(answer.error) };
};

/** @returns {Promise<{name, version, cold, warm, memoryMb}>} milliseconds and megabytes */
export async function measureInBrowser(name, input, rounds) {
  const opened = await openBrowser(name, { headless: true, shopPort: 9 });
  try {
    const { page } = await ExtensionPages.afterInstall(opened.browser);
    const growth = watchGrowth(opened.browser.process().pid);
    const times = [];
    for (let i = 0; i <= rounds; ++i) {
      const { ms, method } = await page.evaluate(readOnce, input);
      if (method !== "network") throw new Error(`${name} did not read by the network: ${method}`);
      times.push(ms);
    }
    const [cold, ...warm] = times;
    return { name, version: await opened.browser.version(), cold, warm: median(warm), memoryMb: growth() };
  } finally {
    await opened.close();
  }
}
