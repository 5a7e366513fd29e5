// A search answer of 60 cards as the search page fetches it. On captures of 2024 and 2025 a card takes
// 8 to 10 KB, most of it for the shop's own tracking; so it is here.
import { formatMoney, majorNumber, MONEY_STYLES } from "../../../tests/fixtures/shop/money.mjs";
import { imageUrl, relatedItems, scriptNoise } from "../../../tests/fixtures/shop/noise.mjs";
import { createRandom } from "../../../tests/fixtures/shop/random.mjs";
import { toJsonText, toScriptJson } from "../../../tests/fixtures/shop/json-text.mjs";

const CARDS = 60;
const style = MONEY_STYLES.usd;

function price(minor, extra) {
  return {
    priceType: "sale_price",
    currencyCode: style.currency,
    minPrice: majorNumber(style, minor),
    formattedPrice: formatMoney(style, minor),
    cent: minor,
    ...extra,
  };
}

/** What the shop logs about a card: the bulk of it, with prices that are not the card's. */
function trace(random, id, minor) {
  const log = `4%40dis%21USD%21${minor + 417}%21${minor - 99}%21%21%21${random.digits(60)}%21sea%21US%21${random.hex(200)}`;
  return {
    pdpParams: { pdp_npi: log, pdp_ext_f: JSON.stringify({ order: random.digits(4), eval: "1" }), hash: random.hex(240) },
    exposure: { displayCategoryId: "", postCategoryId: random.digits(9), algo_exp_id: random.hex(40) },
    click: { algo_pvid: random.hex(36), haveSellingPoint: "true" },
    detailPage: { algo_pvid: random.hex(36), algo_exp_id: random.hex(40), aem_p4p_detail: random.digits(24) },
    utLogMap: {
      formatted_price: formatMoney(style, minor),
      sale_price_amount: String(minor),
      sellerOfferPriceAmount: String(minor + 99),
      real_trade_count: random.digits(4),
      x_object_id: id,
      spu_replace_id: random.digits(16),
      isChoice: "false",
      ...Object.fromEntries(Array.from({ length: 40 }, () => [random.identifier(12), random.hex(12)])),
    },
  };
}

const sellingPoint = (random, source, text) => ({
  sellingPointTagId: random.digits(9),
  tagStyleType: "default",
  tagContent: { displayTagType: "text", tagText: text, tagStyle: { color: "#191919", position: "4" } },
  source,
  resourceCode: "searchItemCard",
});

function card(random, item, i) {
  const minor = random.integer(199, 99999);
  const id = item.id;
  return {
    redirectedId: id,
    itemType: "productV3",
    productType: i % 9 === 4 ? "ad" : "natural",
    nativeCardType: "nt_srp_cell_g",
    itemCardType: "app_us_local_card",
    productId: id,
    lunchTime: "2024-05-10 00:00:00",
    image: { imgUrl: item.image.slice("https:".length), imgWidth: 350, imgHeight: 350, imgType: "0" },
    title: { displayTitle: item.title, seoTitle: item.title, shortTitle: false },
    prices: {
      skuId: `1200003${random.digits(10)}`,
      pricesStyle: "default",
      builderType: "skuCoupon",
      currencySymbol: "$",
      prefix: "Sale price:",
      originalPrice: price(minor * 2, { priceType: "original_price" }),
      salePrice: price(minor, { discount: 50, minPriceDiscount: 50, minPriceType: 2 }),
      taxRate: "0",
    },
    sellingPoints: [
      sellingPoint(random, "flexiCoin_new_atm", "Extra 1% off with coins"),
      sellingPoint(random, "Free_Shipping_atm", "Free shipping"),
      sellingPoint(random, "ETA_atm", "Delivery: Dec. 26 - Jan. 02"),
    ],
    evaluation: { starRating: 4.5 },
    trade: { tradeDesc: "1,000+ sold", realTradeCount: random.digits(4) },
    store: { storeId: random.digits(9), storeName: `Shop ${i} Store`, storeUrl: `//www.aliexpress.com/store/${random.digits(9)}` },
    trace: trace(random, id, minor),
    config: { evaluation: { pos: "title" }, action: { show: true }, prices: { row: 1 } },
    images: Array.from({ length: 6 }, () => ({ imgUrl: imageUrl(random.hex(8)), imgWidth: 350, imgHeight: 350 })),
    p4p: { clickUrl: `https://us-click.aliexpress.com/ci_bb?ot=hippo&s=${random.hex(900)}`, sessionId: random.digits(38) },
    extraParams: { sku_images: random.hex(340) },
  };
}

function searchResult() {
  const random = createRandom("bench search answer");
  const content = relatedItems("bench search", style, CARDS).map((item, i) => card(random, item, i));
  return {
    mods: { itemList: { content, type: "list" }, resultCount: { total: 41800 } },
    pageInfo: { page: 1, pageSize: CARDS, totalResults: 41800, finished: false },
  };
}

/** {name, kind, cards, text}: the fetched answer, and the page that carries the same data. */
export function searchTexts() {
  const result = searchResult();
  const answer = toJsonText({ data: { result }, code: 200 });
  const initData = toScriptJson({ data: { root: { fields: result } } });
  const page = `<!DOCTYPE html><html lang="en"><head><title>rain jacket - Buy on AliExpress</title>
<link rel="canonical" href="https://www.aliexpress.com/w/wholesale-rain-jacket.html"><script>${scriptNoise("bench search", 90000)}</script></head>
<body><div id="root"></div><script>window._dida_config_ = window._dida_config_ || {};
window._dida_config_._init_data_= { data: ${initData} }/*!-->init-data-end--*/</script></body></html>`;
  return [
    { name: `search answer, ${CARDS} cards`, kind: "object", cards: CARDS, text: answer },
    { name: `search page, ${CARDS} cards`, kind: "page", cards: CARDS, text: page },
  ];
}
