// What prices and coupons have to keep to alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion {

/// Ids of the shop are decimal numbers of 5–20 digits (the shortest seen has 8).
bool is_shop_id(std::string_view id);

/// An invalid_input error at a field.
Error invalid(std::string field, std::string message);

/// What is wrong with a time of observation: ahead of the clock by more than an hour, or too old.
std::optional<Error> time_fault(int64_t observed_at_ms, int64_t now_ms, int64_t max_age_ms);

}  // namespace companion
