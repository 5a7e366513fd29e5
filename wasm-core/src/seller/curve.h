// A curve of rules/trust/seller/trust.json.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace companion::seller {

/// Points (fact, score), the facts ascending.
using Curve = std::vector<std::pair<double, double>>;

/// Straight between the points, flat beyond the first and the last.
double score_on(const Curve& curve, double fact);

}  // namespace companion::seller
