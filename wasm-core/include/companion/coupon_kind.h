// What kinds of coupons there are: whose they are decides which of them go together.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace companion {

enum class CouponKind : uint8_t { kStore, kAcrossStore, kPlatform, kCode };

/// The stable wire name ("store", "across_store", …) and its inverse.
std::string_view coupon_kind_name(CouponKind kind);
std::optional<CouponKind> coupon_kind_from_name(std::string_view name);

}  // namespace companion
