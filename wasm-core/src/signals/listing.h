// What is known of one listing when it is looked at for signals: its page now, how it was seen before
// on this device, and what stands beside it. Whatever is not known is absent or empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "money/price_text.h"

namespace companion::signals {

/// One variant (SKU) of the listing.
struct Variant {
  std::string name;  ///< the values of its attributes, one space between
  std::optional<int64_t> price_minor;
};

/// A way of delivery; a cost of 0 is free delivery.
struct Delivery {
  int64_t cost_minor = 0;
  std::string currency;
};

/// The listing at one time; `category_path` from the widest to the narrowest.
struct Appearance {
  int64_t seen_ms = 0;  ///< UTC; of what the page shows now: not used
  std::string title;
  std::vector<std::string> category_path;
  std::string category_id;
  std::string store_id;
  std::optional<uint64_t> picture_hash;
  std::optional<int64_t> price_minor;
  std::string currency;
  std::string language;  ///< ISO 639-1 of the page, where the host knows it
};

/// Another product of the same store.
struct StoreItem {
  int64_t seen_ms = 0;
  std::string title;
  std::vector<std::string> category_path;
};

/// A product that is likely the same item.
struct Peer {
  std::string title;
  int64_t price_minor = 0;
  std::string currency;
  int likeness_percent = 0;
};

/// A pattern that the review digest found.
struct ReviewPattern {
  std::string id;
  std::string severity;  ///< low, medium or high
  std::string explanation;  ///< in the shopper's language
};

struct Listing {
  Appearance now;
  std::string description;
  std::optional<money::AmountRange> price;       ///< over the variants, minor units
  std::optional<money::AmountRange> list_price;  ///< before the reduction that the page claims
  std::optional<int64_t> selected_price_minor;
  std::optional<int64_t> selected_list_price_minor;
  std::vector<Variant> variants;
  std::vector<Delivery> deliveries;
  std::optional<int64_t> sold;
  std::optional<int64_t> ratings;
  std::optional<int64_t> store_feedback;
  std::optional<int64_t> store_opened_day;  ///< counted from 1970-01-01
  std::vector<Appearance> before;           ///< in any order
  std::vector<StoreItem> store_items;       ///< in any order
  std::vector<Peer> peers;
  std::vector<ReviewPattern> review_patterns;
  bool has_review_patterns = false;  ///< false: nobody has read the reviews
};

/// The price that the listing is judged by: of the variant selected, else of the cheapest.
std::optional<int64_t> shown_price(const Listing& listing);

}  // namespace companion::signals
