#include "seller/share_estimate.h"

#include <cmath>

namespace companion::seller {
namespace {

constexpr double kTiny = 1e-300;
constexpr int kMostSteps = 400;

double away_from_zero(double value) { return std::fabs(value) < kTiny ? kTiny : value; }

/// The continued fraction of A&S 26.5.8; converges fast for x below the mean.
double beta_fraction(double a, double b, double x) {
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int step = 1; step <= kMostSteps; ++step) {
    const double m = step;
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    value *= d * c;
    if (std::fabs(d * c - 1) < 1e-12) break;
  }
  return value;
}

/// By halving: 40 steps leave less than the rounding of the answer.
double beta_quantile(double a, double b, double share) {
  double low = 0, high = 1;
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    (beta_distribution(a, b, middle) < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

double beta_distribution(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double log_front = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(1 - x);
  const double front = std::exp(log_front);
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

ShareEstimate estimate_share(double hits, double count, SharePrior prior) {
  const double a = hits + prior.mean * prior.weight;
  const double b = count - hits + (1 - prior.mean) * prior.weight;
  return {a / (a + b), beta_quantile(a, b, 0.05), beta_quantile(a, b, 0.95)};
}

}  // namespace companion::seller
