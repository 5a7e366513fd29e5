// A batch that a contributor sends: what of it can be true, and what not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "companion/result.h"
#include "store/contribution_log.h"

namespace companion::server {

inline constexpr size_t kMaxObservationsPerBatch = 500;

/// What the items of {"observations":[…],"coupons"?:[…],"sellers"?:[…]} say, whether or not it can be true.
struct BatchItems {
  std::vector<Result<Observation>> observations;
  std::vector<Result<CouponObservation>> coupons{};
  std::vector<Result<SellerObservation>> sellers{};

  size_t size() const { return observations.size() + coupons.size() + sellers.size(); }
};

/// An item of the batch that is not stored, and why.
struct Refusal {
  std::string_view list;  ///< "observations", "coupons" or "sellers"
  size_t index;
  Error error;
};

struct SortedBatch {
  std::vector<KeyedObservation> accepted;
  std::vector<KeyedCoupon> coupons;
  std::vector<KeyedSeller> sellers;
  std::vector<Refusal> refused;

  size_t accepted_count() const { return accepted.size() + coupons.size() + sellers.size(); }
};

/// Reads the text of a batch. invalid_input where it is none, too_large where it has too many items.
Result<BatchItems> read_items(const std::string& batch);

/// Checks every item against the time and the days that are open: today and those before it, so many in all.
SortedBatch sort_items(BatchItems items, int64_t open_days, int64_t now_ms);

}  // namespace companion::server
