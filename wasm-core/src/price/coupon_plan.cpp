#include "price/coupon_plan.h"

#include <algorithm>
#include <array>

#include "price/rounding.h"

namespace companion::price {
namespace {

/// Coupons of one kind that are looked at; the combinations grow with its cube.
constexpr size_t kMaxOfOneKind = 12;

/// The kinds in the order in which the shop takes them off; a code takes the platform's place.
constexpr size_t kPlaces = 3;

size_t place_of(CouponKind kind) {
  switch (kind) {
    case CouponKind::kStore: return 0;
    case CouponKind::kAcrossStore: return 1;
    case CouponKind::kPlatform:
    case CouponKind::kCode: return 2;
  }
  return 0;
}

int64_t saving(const Coupon& coupon, int64_t goods_minor) {
  if (coupon.min_spend_minor && goods_minor < *coupon.min_spend_minor) return 0;
  const int64_t off = coupon.amount_minor ? *coupon.amount_minor
                                          : static_cast<int64_t>(Wide{goods_minor} * *coupon.percent / 100);
  return std::clamp<int64_t>(off, 0, goods_minor - 1);
}

/// Why a coupon cannot be used at all; absent when it can.
std::optional<CouponUse> hindrance(const Coupon& coupon, int64_t goods_minor, int64_t now_ms) {
  if (coupon.hindrance) return coupon.hindrance;
  if (!coupon.amount_minor && !coupon.percent) return CouponUse::kUnknownValue;
  if (coupon.ends_ms && *coupon.ends_ms < now_ms) return CouponUse::kEnded;
  if (coupon.starts_ms && *coupon.starts_ms > now_ms) return CouponUse::kNotYet;
  if (coupon.min_spend_minor && goods_minor < *coupon.min_spend_minor) return CouponUse::kBelowMinimum;
  return std::nullopt;
}

using Choices = std::array<std::vector<size_t>, kPlaces>;

/// Tries every coupon and none at each place, depth first.
class Search {
 public:
  Search(const std::vector<Coupon>& coupons, const Choices& choices)
      : coupons_(coupons), choices_(choices) {}

  void from(size_t place, int64_t left_minor) {
    if (place == kPlaces) return keep(left_minor);
    from(place + 1, left_minor);
    for (const size_t index : choices_[place]) {
      const int64_t saves_minor = saving(coupons_[index], left_minor);
      if (saves_minor == 0) continue;
      steps_.push_back({index, saves_minor, left_minor - saves_minor});
      from(place + 1, left_minor - saves_minor);
      steps_.pop_back();
    }
  }

  std::vector<CouponStep> best;
  int64_t best_minor = 0;

 private:
  void keep(int64_t left_minor) {
    const bool is_first = best_minor == 0;
    const bool is_better = left_minor < best_minor || (left_minor == best_minor && steps_.size() < best.size());
    if (!is_first && !is_better) return;
    best = steps_;
    best_minor = left_minor;
  }

  const std::vector<Coupon>& coupons_;
  const Choices& choices_;
  std::vector<CouponStep> steps_;
};

}  // namespace

CouponPlan best_coupons(int64_t goods_minor, const std::vector<Coupon>& coupons, int64_t now_ms) {
  CouponPlan plan;
  Choices choices;
  for (size_t i = 0; i < coupons.size(); ++i) {
    const auto reason = hindrance(coupons[i], goods_minor, now_ms);
    plan.uses.push_back(reason.value_or(CouponUse::kWorse));
    std::vector<size_t>& same_place = choices[place_of(coupons[i].kind)];
    if (!reason && same_place.size() < kMaxOfOneKind) same_place.push_back(i);
  }
  Search search(coupons, choices);
  search.from(0, goods_minor);
  plan.steps = search.best;
  plan.goods_minor = search.best_minor;
  for (const CouponStep& step : plan.steps) plan.uses[step.index] = CouponUse::kApplied;
  return plan;
}

}  // namespace companion::price
