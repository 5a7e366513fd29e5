// The signals, one function each. A check adds its signal to the report, or that it could not look for
// it and why; nothing is ever concluded from what is missing. Thresholds:
// rules/trust/signals/thresholds.json; sentences: rules/trust/signals/text.
#pragma once

#include "signals/listing.h"
#include "signals/report.h"

namespace companion::signals {

/// The title, the category, the picture, the store or the price band is another than before. At least
/// two must agree, and a title that is still the same outweighs them.
void check_listing_changed(const Listing& listing, Report& report);

/// What the store offers lately lies in other categories than what it offered before.
void check_store_range_changed(const Listing& listing, Report& report);

/// The price is a small part of the middle one among products that are likely the same.
void check_far_below_market(const Listing& listing, Report& report);

/// A capacity or power that no such goods have, or not at this price.
/// `year`: of the present time; absent: the limits of the latest year.
void check_unreal_capacity(const Listing& listing, std::optional<int64_t> year, Report& report);

/// The cheapest variant is something else than what the others are.
void check_bait_variant(const Listing& listing, Report& report);

/// Delivery costs about what the reduction takes off, or much of the price.
void check_shipping_eats_discount(const Listing& listing, Report& report);

/// The store is young and yet shows large counts. `today`: days from 1970-01-01.
void check_new_store_many_sales(const Listing& listing, std::optional<int64_t> today, Report& report);

/// The review digest found reviews that name another kind of goods.
void check_reviews_of_other_goods(const Listing& listing, Report& report);

/// The texts ask to get in touch, or to pay, elsewhere.
void check_contact_outside(const Listing& listing, Report& report);

}  // namespace companion::signals
