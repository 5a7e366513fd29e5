// Is the crossed-out price real? What the history says about the list price that a page claims.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "companion/history.h"

namespace companion::price {

enum class ListPriceFinding : uint8_t {
  kCharged,           ///< that much was really asked, within a year
  kRaisedBeforeSale,  ///< it was asked, but only after a rise shortly before the reduction
  kListPriceRaised,   ///< the list price rose while the price did not
  kNeverCharged,      ///< nothing near it was ever seen
};

/// "charged", "raised_before_sale", "list_price_raised", "never_charged"
std::string_view name_of(ListPriceFinding finding);

/// A finding and what it rests on.
struct ListPriceCheck {
  ListPriceFinding finding = ListPriceFinding::kCharged;
  int64_t reference_minor = 0;  ///< the price (or earlier list price) compared with
  int64_t from_ms = 0;          ///< when that one was seen
  int64_t to_ms = 0;
};

/// Checks `list_price_minor`, claimed at `now_ms` where `history` ends. A price within 2 % of it
/// counts as it; a rise of 5 % or more counts as a rise. What was sold out was not charged. Absent when nothing could be bought.
///
///   charged             1000 for 60 days, then 800 "instead of 1000"       → 1000
///   raised_before_sale  800 for 60 days, 1000 for 10, 800 "instead of 1000" → 800, before the rise
///   list_price_raised   800 "instead of 1000", later 800 "instead of 1600"  → 1000, the old claim
///   never_charged       800 all the time, "instead of 1000"                 → 800, the dearest seen
std::optional<ListPriceCheck> check_list_price(const PriceHistory& history, int64_t list_price_minor,
                                               int64_t now_ms);

}  // namespace companion::price
