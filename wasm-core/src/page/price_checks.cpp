#include "page/price_checks.h"

#include <algorithm>

namespace companion::page {
namespace {

using money::AmountRange;
using money::PrintedPrice;

bool lies_within(const AmountRange& inner, const AmountRange& outer) {
  return inner.min_minor >= outer.min_minor && inner.max_minor <= outer.max_minor;
}

std::string describe(const SourceReading& source, const std::string& currency,
                     const AmountRange& amount) {
  std::string text = source.layout().id + ": " + currency + " " + std::to_string(amount.min_minor);
  if (amount.max_minor != amount.min_minor) text += "-" + std::to_string(amount.max_minor);
  return text;
}

void warn(std::string code, std::string field, const SourceReading& chosen, const OfferFacts& offer,
          const SourceReading& other, const PrintedPrice& said, PageFacts& facts) {
  facts.warnings.push_back({std::move(code), std::move(field),
                            {describe(chosen, offer.currency, offer.price),
                             describe(other, said.currency, said.amount)}});
}

/// The prices that `source` states besides the one that was chosen from it.
std::vector<PrintedPrice> stated_prices(const SourceReading& source) {
  std::vector<PrintedPrice> out;
  for (const Field field : {Field::kOfferPriceMin, Field::kOfferPriceMax, Field::kOfferSelectedPrice,
                            Field::kOfferPrintedPrice, Field::kOfferSecondPrice}) {
    if (const auto price = source.get<PrintedPrice>(field)) out.push_back(*price);
  }
  return out;
}

/// One source against the offer. Returns true when it disagrees. A source whose own
/// currency is not the displayed one states base-currency amounts: no disagreement.
bool check_source(const SourceReading& chosen, const SourceReading& other, PageFacts& facts) {
  const OfferFacts& offer = *facts.offer;
  const bool in_base_currency = &other == &chosen && chosen.context().currency != offer.currency;
  for (const PrintedPrice& said : stated_prices(other)) {
    if (in_base_currency && said.currency != offer.currency) continue;
    if (said.currency != offer.currency) {
      warn("currency_disagreement", "offer.currency", chosen, offer, other, said, facts);
      return true;
    }
    if (!lies_within(said.amount, offer.price)) {
      warn("price_disagreement", "offer.price_minor", chosen, offer, other, said, facts);
      return true;
    }
  }
  return false;
}

/// The visible price against the offer; with rendered_wins it replaces the stale one.
void let_rendered_win(const SourceReading& rendered, PageFacts& facts) {
  const auto shown = rendered.get<PrintedPrice>(Field::kOfferSelectedPrice);
  if (!shown || shown->several_prices || shown->currency != facts.offer->currency) return;
  OfferFacts& offer = *facts.offer;
  offer.price = shown->amount;
  offer.list_price.reset();
  offer.discount_percent.reset();
  offer.selected.reset();
  const auto list = rendered.get<PrintedPrice>(Field::kOfferSelectedListPrice);
  if (list && list->currency == offer.currency && list->amount.min_minor > offer.price.min_minor) {
    offer.list_price = list->amount;
  }
  facts.skus = {};  // they belong to the stale price
  facts.sources["offer.price_minor"] = rendered.layout().id;
}

/// Whether every SKU in stock costs less than the stated range's upper end: one end of it is then
/// not a price of today (a list price, where the page states no upper end of the sale).
bool is_above_all_skus(const std::vector<SkuRow>& rows, int64_t price_minor) {
  return std::none_of(rows.begin(), rows.end(), [price_minor](const SkuRow& sku) {
    return sku.price && sku.price->amount.max_minor >= price_minor;
  });
}

/// SKU prices outside the stated range: stock-less SKUs are left out of it by the shop, so
/// only rows in stock count. A row that has two prices is a disagreement with itself, and so is
/// one without a sale price beside rows that have one: a source states it for all or none.
void check_skus(const SourceReading& chosen, PageFacts& facts) {
  const OfferFacts& offer = *facts.offer;
  const bool any_on_sale = std::any_of(facts.skus.rows.begin(), facts.skus.rows.end(), [](const SkuRow& sku) {
    return sku.price && !sku.has_only_full_price;
  });
  for (const SkuRow& sku : facts.skus.rows) {
    if (!sku.price || sku.stock == 0) continue;
    const bool fits = sku.price->currency == offer.currency && lies_within(sku.price->amount, offer.price);
    const bool lost_its_sale_price = sku.has_only_full_price && any_on_sale;
    if (fits && !sku.stated_twice_differently && !lost_its_sale_price) continue;
    return warn("price_disagreement", "skus", chosen, offer, chosen, *sku.price, facts);
  }
  const auto priced = std::find_if(facts.skus.rows.begin(), facts.skus.rows.end(),
                                   [](const SkuRow& sku) { return sku.price.has_value(); });
  if (priced != facts.skus.rows.end() && is_above_all_skus(facts.skus.rows, offer.price.max_minor)) {
    warn("price_disagreement", "skus", chosen, offer, chosen, *priced->price, facts);
  }
}

}  // namespace

const SourceReading* rendered_source(const std::vector<SourceReading>& sources) {
  const auto found = std::find_if(sources.begin(), sources.end(), [](const SourceReading& source) {
    return source.layout().source == SourceKind::kRendered;
  });
  return found == sources.end() ? nullptr : &*found;
}

void check_prices(const SourceReading& chosen, const std::vector<SourceReading>& sources,
                  const ReadOptions& options, PageFacts& facts) {
  check_skus(chosen, facts);
  check_source(chosen, chosen, facts);
  const SourceReading* rendered = rendered_source(sources);
  for (const SourceReading& other : sources) {
    if (&other != &chosen && &other != rendered) check_source(chosen, other, facts);
  }
  if (rendered != nullptr && rendered != &chosen && check_source(chosen, *rendered, facts) &&
      options.rendered_wins) {
    let_rendered_win(*rendered, facts);
  }
}

}  // namespace companion::page
