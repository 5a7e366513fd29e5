#include "reviews/star_estimate.h"

#include <cmath>

namespace companion::reviews {
namespace {

// Fitted by models/reviews/rule_reader/fit_stars.py.
constexpr double kGreat = 1.54;
constexpr double kGood = 1.24;
constexpr double kMiddling = 0.06;
constexpr double kBad = -1.38;
constexpr double kAwful = -2.13;
constexpr std::array<double, 4> kThresholds = {-1.96, -0.89, 0.33, 1.5};

double scaled(int count) { return std::log2(1.0 + count); }

}  // namespace

std::array<float, 5> stars_of(const OpinionCounts& counts) {
  if (counts.is_empty()) return {};
  const double mood = kGreat * scaled(counts.great) + kGood * scaled(counts.good) +
                      kMiddling * scaled(counts.middling) + kBad * scaled(counts.bad) +
                      kAwful * scaled(counts.awful);
  std::array<float, 5> out{};
  double above = 1;
  for (size_t star = 0; star < out.size(); ++star) {
    const double next = star < 4 ? 1 / (1 + std::exp(kThresholds[star] - mood)) : 0;
    out[star] = static_cast<float>(above - next);
    above = next;
  }
  return out;
}

}  // namespace companion::reviews
