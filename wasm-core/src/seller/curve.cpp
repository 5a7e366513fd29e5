#include "seller/curve.h"

namespace companion::seller {

double score_on(const Curve& curve, double fact) {
  if (fact <= curve.front().first) return curve.front().second;
  for (size_t at = 1; at < curve.size(); ++at) {
    const auto& [left, from] = curve[at - 1];
    const auto& [right, to] = curve[at];
    if (fact <= right) return from + (to - from) * (fact - left) / (right - left);
  }
  return curve.back().second;
}

}  // namespace companion::seller
