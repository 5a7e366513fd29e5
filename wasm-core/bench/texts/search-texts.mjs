// A search result of 60 cards as text: the fetched answer and the page of 2022 and later, each as the
// fixture shop has them, and with the shop's tracking besides. On captures of 2024 and 2025 a card takes
// 8 to 10 KB, most of which is tracking; the fixtures leave that out.
import { createRandom } from "../../../tests/fixtures/shop/random.mjs";
import { renderInitDataPage, searchAnswerText } from "../../../tests/fixtures/shop/search/answers.mjs";
import { listing } from "../../../tests/fixtures/shop/search/listing.mjs";

const CARDS = 60;
const KNIVES = listing({
  slug: "bench-knives",
  language: "en",
  money: "usd",
  host: "www.aliexpress.com",
  query: "bread knife",
  count: CARDS,
});
const BRUSHES = listing({
  slug: "bench-brushes",
  language: "ja",
  money: "jpyYen",
  host: "ja.aliexpress.com",
  locale: "ja_JP",
  query: "水彩筆",
  count: CARDS,
});

/** About 6 KB of what is logged about a card and its clicks. */
function tracking(random) {
  return {
    p4p: {
      clickUrl: `https://us-click.aliexpress.com/ci_bb?ot=hippo&s=${random.hex(900)}`,
      sessionId: random.digits(38),
    },
    extraParams: { sku_images: random.hex(340) },
    custom: Object.fromEntries(Array.from({ length: 90 }, () => [random.identifier(12), random.hex(24)])),
    exposureParams: { algo_exp_id: random.hex(40), x_object_log: `${random.hex(400)}!USD!${random.digits(4)}` },
  };
}

/** The text with tracking in every card. */
function tracked(text) {
  const random = createRandom("bench search tracking");
  return text.replaceAll('"itemType":', (key) => `${JSON.stringify(tracking(random)).slice(1, -1)},${key}`);
}

const result = (name, kind, text) => ({ name: `${name}, ${CARDS} cards`, kind, cards: CARDS, text });

/** {name, kind, cards, text}. */
export function searchTexts() {
  return [
    result("search answer", "object", tracked(searchAnswerText(KNIVES))),
    result("search answer without tracking", "object", searchAnswerText(KNIVES)),
    result("search answer, Japanese", "object", tracked(searchAnswerText(BRUSHES))),
    result("search page", "page", tracked(renderInitDataPage(KNIVES))),
  ];
}
