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
#include "page/order_facts.h"
#include "page/page_document.h"
#include "page/review_facts.h"
#include "page/sku_facts.h"

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
  std::optional<int64_t> category_id{};  ///< the shop's number of the narrowest category
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
  std::optional<bool> tax_included;
  std::optional<int64_t> tax_minor, estimated_total_minor;
  std::optional<int64_t> coins_minor, coins_percent;  ///< what coins would take off
};

/// "From n pieces": either a price or a percentage off is known.
struct BulkPrice {
  int64_t min_quantity = 0;
  std::optional<int64_t> price_minor, percent;
};

/// A coupon that the page shows. Amounts are in the offer's currency.
struct Coupon {
  std::string kind;  ///< store, platform, across_store, code
  std::optional<int64_t> amount_minor, percent, min_spend_minor;
  std::optional<std::string> code, starts, ends;  ///< times ISO 8601 UTC
  std::optional<std::string> audience;            ///< everyone, personal; absent: the page does not say
};

/// One way to have it sent.
struct ShippingOption {
  std::optional<std::string> carrier, currency, from, to;
  std::optional<int64_t> cost_minor, min_days, max_days;
  std::optional<bool> free;
};

struct RatingFacts {
  std::optional<Decimal> average;
  std::optional<int64_t> count;
  std::vector<int64_t> stars;  ///< five counts, one star first; empty when not all are known
};

struct StoreFacts {
  std::optional<std::string> id, name, url, opened;
  std::optional<Decimal> positive_percent, rating, described, communication, shipping;
  std::optional<int64_t> followers;
  std::optional<int64_t> feedback_count;  ///< votes of all time
  std::optional<int64_t> positive_count, neutral_count, negative_count;  ///< of six months
  std::optional<int64_t> orders_90_days;
  std::vector<std::string> badges;
};

/// A product as lists show it (search, category, store pages).
struct ListedItem {
  ProductFacts product;
  std::optional<OfferFacts> offer;
  RatingFacts rating;
  std::optional<Count> sold;
  StoreFacts store;
  bool advertisement = false;
};

/// All facts of one page. SKU rows are views into the page's text and `document`.
struct PageFacts {
  std::string page = "other";  ///< kind, see cli "Facts"
  std::string layout;          ///< id of the layout that gave the most; "" when none
  PageState state = PageState::kNotLoaded;
  std::vector<std::string> missing;
  std::vector<Warning> warnings;
  ProductFacts product;
  std::optional<OfferFacts> offer;
  SkuTable skus;
  std::vector<BulkPrice> bulk;
  std::vector<Coupon> coupons;
  std::vector<ShippingOption> shipping;
  RatingFacts rating;
  std::optional<Count> sold;
  StoreFacts store;
  std::vector<ListedItem> items;
  std::optional<int64_t> total, page_number;
  std::vector<Review> reviews;
  std::vector<Order> orders;
  std::vector<Parcel> parcels;
  std::map<std::string, std::string> sources;  ///< field → id of the layout it came from
  PageDocument document;
};

}  // namespace companion::page
