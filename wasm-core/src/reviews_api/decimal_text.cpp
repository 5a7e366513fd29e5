#include "reviews_api/decimal_text.h"

#include <cmath>
#include <cstdint>

namespace companion::reviews_api {

std::string hundredths(double value) {
  const auto whole = static_cast<int64_t>(std::llround(value * 100));
  const std::string cents = std::to_string(whole % 100);
  return std::to_string(whole / 100) + (cents.size() == 1 ? ".0" : ".") + cents;
}

}  // namespace companion::reviews_api
