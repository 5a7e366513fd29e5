// Open-source readers that run offline in Node, as scripts/bench --peers has put them into build/bench/peers.
import { existsSync } from "node:fs";
import { fieldsOfJsonLd, fieldsOfScraperProduct } from "./product-fields.mjs";

const FOLDER = new URL("../../../build/bench/peers/", import.meta.url);
const SCRAPER = new URL("aliexpress-product-scraper/src/transform.js", FOLDER);
const OPEN_GRAPH = new URL("node_modules/open-graph-scraper/dist/esm/index.js", FOLDER);
const CHEERIO = new URL("node_modules/cheerio/dist/esm/index.js", FOLDER);

const productBlock = (blocks) => blocks.flat().find((block) => block["@type"] === "Product");

async function scraper() {
  const { extractDataFromApiResponse, parseJsonp } = await import(new URL("parsers.js", SCRAPER));
  const { buildProductJson } = await import(SCRAPER);
  const data = {
    component: (text) => JSON.parse(text),
    api: (text) => extractDataFromApiResponse(parseJsonp(text)),
  };
  return {
    name: "aliexpress-product-scraper",
    reads: ({ kind, layout }) => kind === "object" && layout in data,
    read: ({ layout, text }) => buildProductJson({ data: data[layout](text) }),
    fields: fieldsOfScraperProduct,
  };
}

async function openGraph() {
  const { default: openGraphScraper } = await import(OPEN_GRAPH);
  return {
    name: "open-graph-scraper",
    reads: ({ kind }) => kind === "page",
    read: async ({ text }) => (await openGraphScraper({ html: text })).result,
    fields: ({ jsonLD = [], ogUrl, ogTitle }) => {
      const fields = fieldsOfJsonLd(productBlock(jsonLD), ogUrl);
      return { ...fields, title: fields.title ?? ogTitle };
    },
  };
}

async function cheerioJsonLd() {
  const { load } = await import(CHEERIO);
  return {
    name: "cheerio + JSON-LD",
    reads: ({ kind }) => kind === "page",
    read: ({ text }) => {
      const $ = load(text);
      const blocks = $('script[type="application/ld+json"]').toArray().map((script) => JSON.parse($(script).text()));
      return { product: productBlock(blocks), address: $("link[rel=canonical]").attr("href") };
    },
    fields: ({ product, address }) => fieldsOfJsonLd(product, address),
  };
}

/** Those peers that are there: {name, reads(text), read(text), fields(answer)}. */
export async function loadPeers() {
  const makers = [
    [SCRAPER, scraper],
    [OPEN_GRAPH, openGraph],
    [CHEERIO, cheerioJsonLd],
  ];
  return Promise.all(makers.filter(([file]) => existsSync(file)).map(([, make]) => make()));
}
