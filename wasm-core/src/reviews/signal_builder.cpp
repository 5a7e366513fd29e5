#include "reviews/signal_builder.h"

#include <algorithm>

#include "reviews/pattern_weights.h"

namespace companion::reviews {

std::optional<PatternSignal> signal_of(std::string_view id, std::string_view weights_name,
                                       std::vector<size_t> reviews, size_t all) {
  std::sort(reviews.begin(), reviews.end());
  reviews.erase(std::unique(reviews.begin(), reviews.end()), reviews.end());
  const auto least = static_cast<size_t>(pattern_weight(weights_name, "least_reviews"));
  if (reviews.empty() || reviews.size() < least) return std::nullopt;
  const auto percent = static_cast<int64_t>(reviews.size() * 100 / all);
  Severity severity = Severity::kLow;
  if (percent >= pattern_weight(weights_name, "medium_percent")) severity = Severity::kMedium;
  if (percent >= pattern_weight(weights_name, "high_percent")) severity = Severity::kHigh;
  PatternSignal signal{std::string(id), severity, std::move(reviews), {},
                       pattern_is_left_out(weights_name), {}};
  add_fact(signal, "count", signal.reviews.size());
  add_fact(signal, "share_percent", static_cast<size_t>(percent));
  return signal;
}

void add_fact(PatternSignal& signal, std::string_view name, std::string text) {
  signal.facts.push_back({std::string(name), std::move(text)});
}

void add_fact(PatternSignal& signal, std::string_view name, size_t number) {
  add_fact(signal, name, std::to_string(number));
}

}  // namespace companion::reviews
