// Exact decimal text → integer minor units. No floating point anywhere: 23.14 read as a
// double times 100 is 2313.9999…, read here it is 2314.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace companion::money {

/// "23.14" with exponent 2 → 2314; "2057" with exponent 0 → 2057; "1.2e1" → 1200.
/// More decimals than the minor unit has are rounded half away from zero (23.145 → 2315).
/// Accepts an optional sign, digits, '.', and a JSON exponent; absent for anything else
/// or when the result does not fit.
std::optional<int64_t> decimal_to_minor(std::string_view decimal, int exponent);

}  // namespace companion::money
