#include "page/offer_reader.h"

#include <algorithm>

#include "page/price_checks.h"
#include "page/price_context.h"
#include "page/sku_rows.h"

namespace companion::page {
namespace {

using money::AmountRange;
using money::PrintedPrice;

/// What one source says about the price.
struct SourceOffer {
  std::string currency;
  AmountRange price;
  std::optional<AmountRange> list_price;
  SkuTable skus;
  bool currency_ambiguous = false;
};

/// The range over SKUs; absent without rows, or when a row has another currency.
std::optional<AmountRange> sku_range(const std::vector<SkuRow>& skus,
                                     std::optional<PrintedPrice> SkuRow::*member,
                                     std::string& currency) {
  std::optional<AmountRange> range;
  for (const SkuRow& sku : skus) {
    const auto& price = sku.*member;
    if (!price) continue;
    if (currency.empty()) currency = price->currency;
    if (price->currency != currency) return std::nullopt;
    if (!range) range = price->amount;
    range->min_minor = std::min(range->min_minor, price->amount.min_minor);
    range->max_minor = std::max(range->max_minor, price->amount.max_minor);
  }
  return range;
}

/// The range that the page states itself, from one or two fields in one currency.
std::optional<PrintedPrice> stated_range(const SourceReading& source, Field min_field, Field max_field) {
  auto low = source.get<PrintedPrice>(min_field);
  const auto high = source.get<PrintedPrice>(max_field);
  if (!low || !high || low->currency != high->currency) return low;
  if (high->amount.max_minor < low->amount.min_minor) return std::nullopt;
  low->amount.max_minor = high->amount.max_minor;
  return low;
}

/// The source's offer: its stated range, else the range over SKUs, else a single price.
/// Where the SKU rows are in another currency, they are what the page displays and the
/// stated range is in base currency (pages until 2019).
std::optional<SourceOffer> offer_of(const SourceReading& source) {
  SourceOffer out;
  out.skus = read_sku_rows(source);
  auto stated = stated_range(source, Field::kOfferPriceMin, Field::kOfferPriceMax);
  const auto range = sku_range(out.skus.rows, &SkuRow::price, out.currency);
  if (range && (!stated || stated->currency != out.currency)) {
    out.price = *range;
    out.list_price = sku_range(out.skus.rows, &SkuRow::list_price, out.currency);
    return out;
  }
  if (!stated) stated = source.get<PrintedPrice>(Field::kOfferSelectedPrice);
  if (!stated) return std::nullopt;
  out.currency = stated->currency;
  out.currency_ambiguous = stated->currency_ambiguous;
  out.price = stated->amount;
  auto list = stated_range(source, Field::kOfferListPriceMin, Field::kOfferListPriceMax);
  if (!list) list = source.get<PrintedPrice>(Field::kOfferSelectedListPrice);
  if (list && list->currency == out.currency) out.list_price = list->amount;
  return out;
}

/// A list price claims a reduction only where it is nowhere below the price and somewhere
/// above it.
std::optional<AmountRange> claimed_list_price(const SourceOffer& offer) {
  if (!offer.list_price || *offer.list_price == offer.price) return std::nullopt;
  const bool below = offer.list_price->min_minor < offer.price.min_minor ||
                     offer.list_price->max_minor < offer.price.max_minor;
  if (below) return std::nullopt;
  return offer.list_price;
}

const SkuRow* find_sku(const std::vector<SkuRow>& skus, const SourceReading& source) {
  const auto id = source.get<std::string>(Field::kOfferSelectedSkuId);
  const auto attributes = source.get<std::string>(Field::kOfferSelectedAttributes);
  for (const SkuRow& sku : skus) {
    if (id && sku.id == *id) return &sku;
    if (!id && attributes && sku.attributes == *attributes) return &sku;
  }
  return !id && !attributes && skus.size() == 1 ? &skus.front() : nullptr;
}

/// The selected SKU as the structured source knows it.
std::optional<SelectedSku> selected_of(const SourceReading& source, const SourceOffer& offer) {
  const SkuRow* sku = find_sku(offer.skus.rows, source);
  const auto price = source.get<PrintedPrice>(Field::kOfferSelectedPrice);
  const auto list = source.get<PrintedPrice>(Field::kOfferSelectedListPrice);
  SelectedSku out;
  if (const auto id = source.get<std::string>(Field::kOfferSelectedSkuId)) out.sku_id = *id;
  if (sku != nullptr) out.sku_id = std::string(sku->id);
  std::optional<PrintedPrice> list_price = list;
  if (price && price->amount.min_minor == price->amount.max_minor) {
    out.price_minor = price->amount.min_minor;
  } else if (sku != nullptr && sku->price) {
    out.price_minor = sku->price->amount.min_minor;
    list_price = sku->list_price;
  } else {
    return std::nullopt;
  }
  if (list_price && list_price->amount.min_minor > out.price_minor) {
    out.list_price_minor = list_price->amount.min_minor;
  }
  return out;
}

/// What the rendered page says about the selection: a single price that lies in the range
/// is the selected SKU's, whose id is known when exactly one SKU costs that.
void apply_rendered_selection(const PrintedPrice& shown, OfferFacts& offer,
                              const std::vector<SkuRow>& skus) {
  const int64_t price = shown.amount.min_minor;
  const bool single = shown.amount.max_minor == price;
  const bool in_range = price >= offer.price.min_minor && price <= offer.price.max_minor;
  if (!single || !in_range || shown.several_prices) return;
  if (offer.selected && offer.selected->price_minor == price) return;
  const auto costs_that = [price](const SkuRow& sku) {
    return sku.price && sku.price->amount.min_minor == price;
  };
  SelectedSku selected{std::nullopt, price, std::nullopt};
  if (std::count_if(skus.begin(), skus.end(), costs_that) == 1) {
    const SkuRow& sku = *std::find_if(skus.begin(), skus.end(), costs_that);
    selected.sku_id = std::string(sku.id);
    if (sku.list_price && sku.list_price->amount.min_minor > price) {
      selected.list_price_minor = sku.list_price->amount.min_minor;
    }
  }
  offer.selected = selected;
}

template <typename T>
std::optional<T> first_of(const std::vector<SourceReading>& sources, Field field) {
  for (const SourceReading& source : sources) {
    if (auto value = source.get<T>(field)) return value;
  }
  return std::nullopt;
}

/// A single amount in the offer's own currency.
std::optional<int64_t> amount_of(const std::vector<SourceReading>& sources, Field field,
                                 const std::string& currency) {
  const auto price = first_of<PrintedPrice>(sources, field);
  if (!price || price->currency != currency) return std::nullopt;
  return price->amount.min_minor;
}

void fill_details(const std::vector<SourceReading>& sources, const ReadOptions& options,
                  OfferFacts& offer) {
  if (offer.list_price) offer.discount_percent = first_of<int64_t>(sources, Field::kOfferDiscountPercent);
  offer.ship_to = first_of<std::string>(sources, Field::kOfferShipTo);
  offer.stock = first_of<int64_t>(sources, Field::kOfferStock);
  offer.unit_count = first_of<int64_t>(sources, Field::kOfferUnitCount);
  offer.unit_name = first_of<std::string>(sources, Field::kOfferUnitName);
  offer.tax_included = first_of<bool>(sources, Field::kOfferTaxIncluded);
  offer.tax_minor = amount_of(sources, Field::kOfferTax, offer.currency);
  offer.estimated_total_minor = amount_of(sources, Field::kOfferEstimatedTotal, offer.currency);
  offer.coins_minor = amount_of(sources, Field::kOfferCoins, offer.currency);
  offer.coins_percent = first_of<int64_t>(sources, Field::kOfferCoinsPercent);
  auto context = first_of<PriceContext>(sources, Field::kOfferContext);
  if (!context && options.url) context = context_of_url(*options.url);
  offer.context = context.value_or(PriceContext::kPublic);
}

}  // namespace

void read_offer(std::vector<SourceReading>& sources, const ReadOptions& options, PageFacts& facts) {
  for (const SourceReading& source : sources) {
    auto found = offer_of(source);
    if (!found) continue;
    OfferFacts offer;
    offer.currency = found->currency;
    offer.price = found->price;
    offer.list_price = claimed_list_price(*found);
    offer.selected = selected_of(source, *found);
    fill_details(sources, options, offer);
    facts.skus = std::move(found->skus);
    facts.sources["offer.price_minor"] = source.layout().id;
    if (found->currency_ambiguous) facts.warnings.push_back({"currency_ambiguous", "offer.currency", {}});
    // JSON-LD names the lowest price over the SKUs (on 96 of 96 captures of 2022).
    if (source.layout().source == SourceKind::kJsonLd &&
        offer.price.min_minor == offer.price.max_minor) {
      facts.warnings.push_back({"lowest_price_only", "offer.price_minor", {}});
    }
    for (SourceReading& other : sources) other.lend_currency(offer.currency);
    facts.offer = offer;
    check_prices(source, sources, options, facts);
    const SourceReading* rendered = rendered_source(sources);
    const auto shown = rendered ? rendered->get<PrintedPrice>(Field::kOfferSelectedPrice) : std::nullopt;
    if (shown && shown->currency == offer.currency) {
      apply_rendered_selection(*shown, *facts.offer, facts.skus.rows);
    }
    return;
  }
}

}  // namespace companion::page
