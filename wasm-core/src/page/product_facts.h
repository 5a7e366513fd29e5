// What a page says, layout by layout differences removed. Absent = the page does not say.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "companion/price_context.h"
#include "money/price_text.h"
#include "page/field_value.h"
#include "page/source_reading.h"

namespace companion::page {

/// How much of a page is there. None of these is ever a price of zero.
enum class PageState { kAvailable, kUnavailable, kNotLoaded, kBlocked };

std::string_view page_state_name(PageState state);

/// Something to be careful about: a code, the field it concerns, and (for disagreements)
/// what each source said.
struct Warning {
  std::string code;
  std::string field;
  std::vector<std::string> values;  ///< "layout_id: value"
};

struct ProductFacts {
  std::optional<std::string> id, canonical_id, title;
  std::vector<std::string> image_urls, category_path;
};

/// The SKU that the page has selected, as far as it says.
struct SelectedSku {
  std::optional<std::string> sku_id;
  int64_t price_minor = 0;
  std::optional<int64_t> list_price_minor;
};

/// What a shopper pays now, before shipping.
struct OfferFacts {
  std::string currency;
  money::AmountRange price;
  std::optional<money::AmountRange> list_price;  ///< absent: no reduction claimed
  std::optional<int64_t> discount_percent;
  std::optional<SelectedSku> selected;
  std::optional<std::string> ship_to;
  PriceContext context = PriceContext::kPublic;
  std::optional<int64_t> stock, unit_count;
  std::optional<std::string> unit_name;
};

struct RatingFacts {
  std::optional<Decimal> average;
  std::optional<int64_t> count;
  std::vector<int64_t> stars;  ///< five counts, one star first; empty when not all are known
};

struct StoreFacts {
  std::optional<std::string> id, name, url, opened;
  std::optional<Decimal> positive_percent;
  std::optional<int64_t> followers;
  std::vector<std::string> badges;
};

/// All facts of one page.
struct PageFacts {
  std::string page = "other";  ///< kind, see cli "Facts"
  std::string layout;          ///< id of the layout that gave the most; "" when none
  PageState state = PageState::kNotLoaded;
  std::vector<std::string> missing;
  std::vector<Warning> warnings;
  ProductFacts product;
  std::optional<OfferFacts> offer;
  std::vector<SkuRow> skus;
  RatingFacts rating;
  std::optional<Count> sold;
  StoreFacts store;
  std::map<std::string, std::string> sources;  ///< field → id of the layout it came from
};

}  // namespace companion::page
