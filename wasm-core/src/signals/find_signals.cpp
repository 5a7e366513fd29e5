#include "signals/find_signals.h"

#include <algorithm>

#include "base/civil_date.h"
#include "companion/observation.h"
#include "signals/checks.h"

namespace companion::signals {

std::optional<int64_t> shown_price(const Listing& listing) {
  if (listing.selected_price_minor) return listing.selected_price_minor;
  return listing.price ? std::optional(listing.price->min_minor) : std::nullopt;
}

Report find_signals(const Listing& listing, std::optional<int64_t> now_ms) {
  std::optional<int64_t> today;
  std::optional<int64_t> year;
  if (now_ms) {
    today = *now_ms / kDayMs;
    year = civil_from_days(*today).year;
  }
  Report report;
  check_listing_changed(listing, report);
  check_store_range_changed(listing, report);
  check_far_below_market(listing, report);
  check_unreal_capacity(listing, year, report);
  check_bait_variant(listing, report);
  check_shipping_eats_discount(listing, report);
  check_new_store_many_sales(listing, today, report);
  check_reviews_of_other_goods(listing, report);
  check_contact_outside(listing, report);
  std::stable_sort(report.signals.begin(), report.signals.end(),
                   [](const Signal& a, const Signal& b) { return a.severity > b.severity; });
  return report;
}

}  // namespace companion::signals
