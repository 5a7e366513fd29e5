#include "page/listing_reader.h"

#include <cstdlib>

#include "page/record_facts.h"
#include "page/source_picker.h"

namespace companion::page {
namespace {

using money::AmountRange;
using money::PrintedPrice;

/// From the cheapest variant's price up to the dearest, where the card shows both.
std::optional<PrintedPrice> shown_range(const Record& card, Field low_field, Field high_field) {
  auto low = card.get<PrintedPrice>(low_field);
  const auto high = card.get<PrintedPrice>(high_field);
  if (low && high && high->currency == low->currency && high->amount.max_minor > low->amount.max_minor) {
    low->amount.max_minor = high->amount.max_minor;
  }
  return low;
}

std::optional<OfferFacts> card_offer(const Record& card) {
  const auto price = shown_range(card, Field::kOfferPriceMin, Field::kOfferPriceMax);
  if (!price) return std::nullopt;
  OfferFacts out;
  out.currency = price->currency;
  out.price = price->amount;
  const auto list = shown_range(card, Field::kOfferListPriceMin, Field::kOfferListPriceMax);
  if (list && list->currency == out.currency && list->amount.min_minor > out.price.min_minor) {
    out.list_price = list->amount;
    out.discount_percent = card.get<int64_t>(Field::kOfferDiscountPercent);
  }
  out.context = card.get<PriceContext>(Field::kOfferContext).value_or(PriceContext::kPublic);
  return out;
}

ListedItem listed_item(const Record& card) {
  ListedItem out;
  out.product = product_facts(card);
  out.offer = card_offer(card);
  out.rating = rating_facts(card);
  out.sold = card.get<Count>(Field::kSold);
  out.store = store_facts(card);
  out.advertisement = card.get<bool>(Field::kAdvertisement).value_or(false);
  return out;
}

/// The shop's badge on a card where it does not fit the card's prices. It is a second word on the
/// price: "-28%" with no price crossed out, or beside two prices that are not 28 % apart, says that
/// one of them was misread or is stale. The shop rounds; 2 points either way are agreement.
std::optional<int64_t> contradicting_badge(const Record& card, const OfferFacts& offer) {
  constexpr int64_t kRoundingPoints = 2;
  const auto badge = card.get<int64_t>(Field::kOfferDiscountPercent);
  if (!badge || *badge == 0) return std::nullopt;
  if (!offer.list_price) return badge;
  const int64_t full = offer.list_price->min_minor;
  const int64_t saved_percent = (full - offer.price.min_minor) * 100 / full;
  return std::abs(saved_percent - *badge) > kRoundingPoints ? badge : std::nullopt;
}

Warning doubtful_card(const SourceReading& source, size_t index, const OfferFacts& offer, int64_t badge) {
  return {"price_disagreement", "items." + std::to_string(index) + ".offer",
          {source.layout().id + ": " + offer.currency + " " + std::to_string(offer.price.min_minor),
           "badge: -" + std::to_string(badge) + "%"}};
}

/// The cards of one source; what precedes a product's own address in a list is no card.
void read_items(const SourceReading& source, PageFacts& facts) {
  source.record().for_each_row(Table::kItems, [&](const Record& card) {
    ListedItem item = listed_item(card);
    if (!item.product.id) return true;
    const auto badge = item.offer ? contradicting_badge(card, *item.offer) : std::nullopt;
    if (badge) facts.warnings.push_back(doubtful_card(source, facts.items.size(), *item.offer, *badge));
    facts.items.push_back(std::move(item));
    return true;
  });
}

}  // namespace

void read_listing(const std::vector<SourceReading>& sources, const std::optional<std::string>& url,
                  PageFacts& facts) {
  for (const SourceReading& source : sources) {
    read_items(source, facts);
    if (facts.items.empty()) continue;
    facts.layout = source.layout().id;
    facts.sources["items"] = source.layout().id;
    break;
  }
  const SourcePicker picker(sources, facts.sources);
  facts.total = picker.get<int64_t>(Field::kTotal);
  facts.page_number = picker.get<int64_t>(Field::kPageNumber);
  facts.store = store_facts(picker);
  if (!facts.store.id && url) facts.store.id = store_id_of_url(*url);
}

}  // namespace companion::page
