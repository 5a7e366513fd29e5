#include "reviews/patterns.h"

#include <algorithm>
#include <cmath>

#include "reviews/pattern_parts.h"
#include "reviews/pattern_weights.h"

namespace companion::reviews {
namespace {

/// Of the normal distribution, for 95 %.
constexpr double kStandardDeviations = 1.96;
/// Stars spread at least as if one more review had said each of them, so that equal ratings do
/// not look certain.
constexpr double kPriorReviews = 5;
constexpr double kPriorMean = 3;
constexpr double kPriorVariance = 2;

}  // namespace

std::vector<PatternSignal> find_patterns(const ReviewSet& set, std::optional<std::string_view> title) {
  Signals out;
  if (set.reviews.empty()) return out;
  find_repeated_texts(set, out);
  find_bursts(set, out);
  find_odd_ratings(set, out);
  find_telling_words(set, title, out);
  std::stable_sort(out.begin(), out.end(), [](const PatternSignal& a, const PatternSignal& b) {
    return a.severity > b.severity;
  });
  return out;
}

std::optional<AdjustedRating> adjusted_rating(const ReviewSet& set,
                                              const std::vector<PatternSignal>& signals) {
  std::vector<bool> left_out(set.reviews.size(), false);
  for (const PatternSignal& signal : signals) {
    if (!signal.left_out) continue;
    for (const size_t at : signal.surplus.empty() ? signal.reviews : signal.surplus) left_out[at] = true;
  }
  double sum = 0;
  double squares = 0;
  size_t count = 0;
  for (size_t at = 0; at < set.reviews.size(); ++at) {
    if (left_out[at] || !set.reviews[at].stars) continue;
    const double stars = *set.reviews[at].stars;
    sum += stars;
    squares += stars * stars;
    ++count;
  }
  if (count == 0 || count < static_cast<size_t>(pattern_weight("adjusted", "least_reviews"))) return std::nullopt;
  const double n = static_cast<double>(count);
  const double mean = sum / n;
  const double apart = mean - kPriorMean;
  const double variance = (squares - n * mean * mean + kPriorReviews * kPriorVariance +
                           apart * apart * n * kPriorReviews / (n + kPriorReviews)) /
                          (n + kPriorReviews);
  const double half = kStandardDeviations * std::sqrt(variance / n);
  return AdjustedRating{mean, std::max(1.0, mean - half), std::min(5.0, mean + half), count};
}

}  // namespace companion::reviews
