// What a converter makes out of a raw value: the closed set of types that facts are made of.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "companion/price_context.h"
#include "money/price_text.h"

namespace companion::page {

/// A count as a shop prints it: "5,000+ sold" is 5000, at_least.
struct Count {
  int64_t count = 0;
  bool at_least = false;
};

/// A number with decimals that is not money ("4.8", "94.3"), kept as its decimal text.
struct Decimal {
  std::string text;
};

using FieldValue = std::variant<std::string, int64_t, bool, Decimal, Count, PriceContext,
                                money::PrintedPrice, std::vector<std::string>>;

}  // namespace companion::page
