// The verbs of the command line. Each names the engine method that does the work; nothing
// is computed here.
//   about, input   for --help
//   flags          name → {value?: placeholder, about, check?: text → complaint | undefined}
//   engineArgs     flags as given → arguments of the method
//   module         "reviews" or "trust": the method is one of that module, and a page is read into facts first
//   alternative    {flag, method}: with that flag the verb takes files and asks another method;
//                  its other flags mean something only then

const isoTime = (text) =>
  /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))
    ? undefined
    : "not an ISO 8601 time such as 2026-11-23T03:00:00Z";
const currencyCode = (text) =>
  /^[A-Z]{3}$/.test(text) ? undefined : "not an ISO 4217 code such as USD";
const days = (text) =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 30
    ? undefined
    : "not a whole number of days from 1 to 30";
const locale = (text) =>
  /^[a-z]{2}([-_][A-Za-z]{2,4})?$/.test(text) ? undefined : "not a language such as de or pt-BR";

const readers = (text) => (text === "network" || text === "rules" ? undefined : "neither network nor rules");

export const verbs = {
  facts: {
    method: "facts.read",
    takesFiles: true,
    about: "What a product page says: id, title, price, SKUs, store, state.",
    input:
      "A saved page (HTML), a captured API answer (JSON or JSONP), or a bare embedded object.",
    flags: {
      url: { value: "URL", about: "the page's address, which settles which item it is about" },
      dom: {
        about:
          "the file is a live rendered page: where its visible text disagrees with embedded data, the text wins",
      },
    },
    engineArgs: ({ url, dom }) => ({
      ...(url !== undefined && { url }),
      ...(dom !== undefined && { rendered_wins: dom }),
    }),
  },
  history: {
    method: "history.read",
    takesFiles: true,
    about: "Statistics, verdict and forecast of a price history.",
    input:
      "CSV with the header time,price_minor[,list_price_minor][,in_stock] (ISO 8601 times), or a server's history answer.",
    flags: {
      now: { value: "T", about: "the present time; default: the last sighting", check: isoTime },
      currency: { value: "C", about: "ISO 4217 code of the CSV's prices", check: currencyCode },
      horizon: { value: "D", about: "days to look ahead, 1 to 30; default 7", check: days },
    },
    engineArgs: ({ now, currency, horizon }) => ({
      ...(now !== undefined && { now }),
      ...(currency !== undefined && { currency }),
      ...(horizon !== undefined && { horizon_days: Number(horizon) }),
    }),
  },
  reviews: {
    method: "reviews.digest",
    module: "reviews",
    takesFiles: true,
    about: "What reviews say together: sentiment, pros and cons, languages, unusual patterns.",
    input:
      "JSON Lines, a review a line ({stars?, text, translated?, date?, country?, sku?, photos?, helpful?, id?}), a JSON array of them, facts, or a page or API answer that holds reviews.",
    flags: {
      "per-review": {
        about: "each review too: its language, stars that its words sound like, aspects, patterns it is part of",
      },
      method: { value: "M", about: "network (default) or rules: what reads the reviews", check: readers },
      locale: { value: "L", about: "language of the explanations, such as de; default en", check: locale },
    },
    engineArgs: ({ "per-review": perReview, locale }) => ({
      ...(perReview !== undefined && { per_review: perReview }),
      ...(locale !== undefined && { locale }),
    }),
  },
  seller: {
    method: "seller.trust",
    module: "trust",
    takesFiles: true,
    about: "How far a seller can be trusted: score with its interval, seven factors, their evidence.",
    input:
      'facts (JSON), {"store":{…}}, {"sightings":[{"seen_at"?, "page"?, "store":{…}}], "orders"?, "crowd"?}, or a saved page or API answer that shows a store.',
    flags: {
      now: { value: "T", about: "the present time; default: the newest seen_at", check: isoTime },
      locale: { value: "L", about: "language of the texts, such as de; default en", check: locale },
    },
    engineArgs: ({ now, locale }) => ({
      ...(now !== undefined && { now }),
      ...(locale !== undefined && { locale }),
    }),
  },
  signals: {
    method: "listing.signals",
    module: "trust",
    takesFiles: true,
    about: "What is to be noticed about a listing: unreal capacities, bait variants, changes.",
    input:
      "A saved product page or API answer, facts, or {facts, sightings?, store_items?, look_alikes?, review_patterns?} (contracts/listing_signals.schema.json).",
    flags: {
      now: { value: "T", about: "the present time; without it a store's age is not judged", check: isoTime },
      locale: { value: "L", about: "language of the texts, such as de; default en", check: locale },
    },
    engineArgs: ({ now, locale }) => ({ ...(now !== undefined && { now }), ...(locale !== undefined && { locale }) }),
  },
  layouts: {
    method: "layouts.list",
    takesFiles: false,
    alternative: { flag: "check", method: "layouts.check" },
    about:
      "The page layouts that the engine knows; with --check, which of their rules match a page.",
    input:
      "none; with --check pages as for facts. The report holds structure only, never a value of the page.",
    flags: {
      check: {
        about:
          "for each layout that recognises the page: which rule found which field, and why the rules before it did not",
      },
      url: { value: "URL", about: "the page's address, which settles its kind" },
    },
    engineArgs: ({ url }) => (url === undefined ? {} : { url }),
  },
};
