// Decimal numbers as JSON has them.
#pragma once

#include <string>

namespace companion::reviews_api {

/// A number that is not negative, with two decimals: 4.7 → "4.70".
std::string hundredths(double value);

}  // namespace companion::reviews_api
