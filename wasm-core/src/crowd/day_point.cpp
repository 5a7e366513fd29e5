#include "crowd/day_point.h"

namespace companion::crowd {

std::string_view point_state_name(PointState state) {
  switch (state) {
    case PointState::kPublished: return "published";
    case PointState::kPending: return "pending";
    case PointState::kVaries: return "varies";
  }
  return {};
}

std::string_view point_reason_name(PointReason reason) {
  switch (reason) {
    case PointReason::kAgreed: return "agreed";
    case PointReason::kConfirmed: return "confirmed";
    case PointReason::kFewKeys: return "few_keys";
    case PointReason::kFewNetworks: return "few_networks";
    case PointReason::kNoProvenKeys: return "no_proven_keys";
    case PointReason::kNotSeenToday: return "not_seen_today";
    case PointReason::kOldPriceSeen: return "old_price_seen";
    case PointReason::kSeenBeside: return "seen_beside";
    case PointReason::kLargeChange: return "large_change";
    case PointReason::kNoAgreement: return "no_agreement";
    case PointReason::kDifferentPrices: return "different_prices";
    case PointReason::kSurge: return "surge";
  }
  return {};
}

std::vector<PriceSighting> published_sightings(const std::vector<DayPoint>& points) {
  std::vector<PriceSighting> sightings;
  for (const DayPoint& point : points) {
    if (point.state != PointState::kPublished) continue;
    sightings.push_back(
        {point.first_seen_ms, point.lowest_minor, point.list_price_minor, point.in_stock});
    if (point.last_seen_ms == point.first_seen_ms) continue;
    sightings.push_back(
        {point.last_seen_ms, point.lowest_minor, point.list_price_minor, point.in_stock});
  }
  return sightings;
}

}  // namespace companion::crowd
