// A search answer of 60 cards → facts, against the time that JSON.parse alone takes for it.
import { createEngine } from "../../../dist/engine/engine.mjs";
import { openBenchBrowser } from "../chromium.mjs";
import { readEngine } from "../engine-file.mjs";
import { benchSearch } from "../programs/warm.mjs";
import { heading, kilobytes, milliseconds, ratio, remark, table } from "../table.mjs";
import { searchTexts } from "../texts/search-texts.mjs";

/** @returns {{node: object[], chromium: object[]}} rows as benchSearch gives them */
export async function measure() {
  const texts = searchTexts();
  const node = benchSearch(await createEngine(await readEngine()), texts);
  const browser = await openBenchBrowser();
  try {
    return { node, chromium: await browser.run("search", texts) };
  } finally {
    await browser.close();
  }
}

export function print(hosts) {
  heading("Search with 60 cards → facts of every card, against JSON.parse alone (medians, warm)");
  const rows = Object.entries(hosts).flatMap(([host, results]) =>
    results.map(({ name, bytes, cards, cardsRead, engine, parse }) => [
      `${host}: ${name}`,
      kilobytes(bytes),
      `${cardsRead} of ${cards}`,
      milliseconds(engine.ms),
      milliseconds(parse.ms),
      ratio(parse.ms, engine.ms),
    ]),
  );
  table(["text", "KB", "cards read", "engine ms", "JSON.parse ms", "ratio"], rows);
  const unread = Object.values(hosts).flat().some(({ cards, cardsRead }) => cardsRead < cards);
  if (unread) remark("Not every card was read: these figures are no result yet.");
}
