#include <algorithm>

#include "signals/checks.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "shipping_eats_discount";

/// The cheapest way of delivery in the listing's currency; absent when any is in another, which could
/// be the cheaper one.
std::optional<int64_t> cheapest_delivery(const Listing& listing) {
  std::optional<int64_t> cheapest;
  for (const Delivery& delivery : listing.deliveries) {
    if (delivery.cost_minor > 0 && delivery.currency != listing.now.currency) return std::nullopt;
    cheapest = std::min(cheapest.value_or(delivery.cost_minor), delivery.cost_minor);
  }
  return cheapest;
}

/// What is taken off the price shown; 0 when the page claims no reduction.
int64_t reduction_of(const Listing& listing, int64_t price) {
  if (listing.selected_price_minor) return std::max<int64_t>(listing.selected_list_price_minor.value_or(0) - price, 0);
  return listing.list_price ? std::max<int64_t>(listing.list_price->min_minor - price, 0) : 0;
}

}  // namespace

void check_shipping_eats_discount(const Listing& listing, Report& report) {
  const auto price = shown_price(listing);
  if (!price || *price <= 0) return report.not_checked.push_back({kId, "no_price"});
  const auto delivery = cheapest_delivery(listing);
  if (!delivery) return report.not_checked.push_back({kId, "no_shipping"});
  const Amount cost{*delivery, listing.now.currency};
  const Amount paid{*price, listing.now.currency};
  const int64_t of_price = *delivery * 100 / *price;
  const int64_t reduction = reduction_of(listing, *price);
  const Evidence evidence{{"shipping_cost", {{"cost", cost}, {"price", paid}}}};
  if (of_price >= threshold(kId, "price_percent")) {
    const bool is_far = of_price >= threshold(kId, "warning_price_percent");
    report.signals.push_back({kId, is_far ? Severity::kWarning : Severity::kNote,
                              {"shipping_against_price", {{"cost", cost}, {"price", paid}}}, {evidence}});
  } else if (reduction > 0 && *delivery * 100 / reduction >= threshold(kId, "reduction_percent")) {
    report.signals.push_back({kId, Severity::kNote,
                              {kId, {{"cost", cost}, {"reduction", Amount{reduction, listing.now.currency}}}},
                              {evidence}});
  }
}

}  // namespace companion::signals
