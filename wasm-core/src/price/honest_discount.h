// Three answers to "how much is off?", each with the price and the dates it rests on.
//
//   claimed   what the page says: against its list price
//   legal     EU Price Indication Directive 98/6/EC, Art. 6a ("Omnibus"): against the
//             lowest price of the 30 days before the reduction began. C-330/23 (2024): the
//             percentage itself must be taken from that price.
//   typical   against the price that held for the longest time within a year
//
// A percentage may be negative: then the price is above what it is compared with. Prices count while
// they could be bought (buyable.h): a trader who has sold out applies no price.
#pragma once

#include <cstdint>
#include <optional>

#include "companion/history.h"

namespace companion::price {

/// A percentage and its evidence.
struct Discount {
  int64_t percent = 0;
  std::optional<int64_t> reference_minor;  ///< the price compared with, where it is known
  int64_t from_ms = 0;                     ///< the period in which that price was found
  int64_t to_ms = 0;
};

/// What a page says beside the price.
struct PageClaim {
  std::optional<int64_t> list_price_minor;
  std::optional<int64_t> discount_percent;
};

/// The page's own percentage where it states one, else computed from the list price;
/// absent without either. (price 1499, list 2000, no percentage stated) → 25.
std::optional<Discount> claimed_discount(int64_t price_minor, const PageClaim& claim,
                                         int64_t seen_at_ms);

/// When the reduction that is running at the end of a history began: the sighting at which
/// a lower price first replaced a higher one. A reduction in steps counts from its first
/// step, as long as no step lasted 30 days or more. Absent when the last change was a rise,
/// when there was no change, or when the reduction is older than 90 days: then the reduced
/// price has become the ordinary one.
///   100, 80            → at 80
///   100, 90, 80        → at 90 (at 80 when 90 lasted 30 days or more)
///   80, 100, 90        → at 90
///   80, 100            → absent
std::optional<int64_t> reduction_begin(const PriceHistory& history, int64_t now_ms);

/// Against the lowest price of the 30 days before the running reduction; without one,
/// against the lowest of the last 30 days, which never gives more than 0. Absent when no
/// price is known in those 30 days.
///   100 for 40 days, then 80   → 20 (reference 100)
///   80, 100, then 90, within 30 days → −13 (reference 80)
std::optional<Discount> legal_discount(const PriceHistory& history, int64_t now_ms);

/// Against the typical price (statistics.h). (typical 2000, now 1499) → 25.
std::optional<Discount> typical_discount(const PriceHistory& history, int64_t price_minor,
                                         int64_t now_ms);

}  // namespace companion::price
