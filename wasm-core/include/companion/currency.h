// Currencies the shop sells in: ISO 4217 codes with the exponent of their minor unit.
//
// Money everywhere is integer minor units (`*_minor`) plus such a code, never a float.
// Source of the exponents: ISO 4217 list one (rules/money/currencies.json).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace companion {

/// The largest amount taken for a price, in minor units. Anything above is a reading or
/// sending error: the shop's dearest listings are about 10^9 minor units (IDR, VND).
inline constexpr int64_t kMaxPriceMinor = 100'000'000'000;  // 10^11

/// Number of decimal digits of the minor unit: USD → 2, JPY → 0, KWD → 3.
/// Absent for a code that is not in the currency table (codes are upper case).
std::optional<int> currency_exponent(std::string_view iso_code);

}  // namespace companion
