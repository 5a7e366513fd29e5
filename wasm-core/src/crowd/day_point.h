// What the consensus says about one series on one day.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "companion/history.h"
#include "crowd/consensus_rules.h"

namespace companion::crowd {

enum class PointState {
  kPublished,  ///< one price that enough shoppers saw
  kPending,    ///< reports, but nothing that may be said to be the price
  kVaries,     ///< shoppers see different prices: a range
};

/// Why a point has its state, for the explanation beside it.
enum class PointReason {
  kAgreed,        ///< published
  kConfirmed,     ///< published: a doubtful change that a second day confirmed
  kFewKeys,       ///< pending: too few contributors
  kFewNetworks,   ///< pending: too few networks
  kNoProvenKeys,  ///< pending: only contributors on probation
  kNotSeenToday,  ///< pending: leads by earlier votes, but today others are ahead
  kOldPriceSeen,  ///< pending: the price published before is still seen
  kSeenBeside,    ///< pending: was seen beside the published price before; waits for a second day
  kLargeChange,   ///< pending: waits for more contributors or a second day
  kNoAgreement,   ///< pending: single contributors, each with another price
  kDifferentPrices,  ///< varies: no price has enough of the weight
  kSurge,            ///< varies: a sudden crowd contradicts the usual contributors; or pending:
                     ///<   it does not, but brings another price and is only days old
};

/// Stable names for interfaces: "published"; "few_keys".
std::string_view point_state_name(PointState state);
std::string_view point_reason_name(PointReason reason);

/// One day. Prices in minor units: published and pending have lowest = highest, the leading price.
struct DayPoint {
  int64_t day = 0;  ///< days since 1970-01-01, UTC
  PointState state = PointState::kPending;
  PointReason reason = PointReason::kFewKeys;
  int64_t lowest_minor = 0;
  int64_t highest_minor = 0;
  std::optional<int64_t> list_price_minor;  ///< that enough keys of the leading price saw with it
  std::optional<bool> in_stock{};           ///< the same
  int64_t keys = 0;                         ///< behind the leading price
  int64_t networks = 0;                     ///< the same
  int64_t weight_share_permille = 0;        ///< of the leading price
  int64_t first_seen_ms = 0;                ///< hour of the first and last report of the leading
  int64_t last_seen_ms = 0;                 ///<   price on this day; both 0 when it has none
  Thresholds required;                      ///< what publication asked for

  friend bool operator==(const DayPoint&, const DayPoint&) = default;
};

/// The published points as sightings for a PriceHistory: first and last hour of each.
///   published 1999 at 03:00 and 17:00 → two sightings; pending and varying days → none
std::vector<PriceSighting> published_sightings(const std::vector<DayPoint>& points);

}  // namespace companion::crowd
