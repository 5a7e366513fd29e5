#include "companion/coupon_kind.h"

#include <array>

namespace companion {
namespace {

/// In the order of the enumeration.
constexpr std::array<std::string_view, 4> kNames = {"store", "across_store", "platform", "code"};

}  // namespace

std::string_view coupon_kind_name(CouponKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<CouponKind> coupon_kind_from_name(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<CouponKind>(i);
  }
  return std::nullopt;
}

}  // namespace companion
