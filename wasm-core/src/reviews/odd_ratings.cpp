#include <algorithm>
#include <cmath>
#include <numeric>

#include "reviews/pattern_parts.h"
#include "reviews/pattern_weights.h"
#include "reviews/signal_builder.h"

namespace companion::reviews {
namespace {

/// The stars that the words stand for on average; absent where nothing was read.
std::optional<double> stars_read(const Reading& reading) {
  const double all = std::accumulate(reading.stars.begin(), reading.stars.end(), 0.0);
  if (all <= 0) return std::nullopt;
  double sum = 0;
  for (size_t star = 0; star < reading.stars.size(); ++star) {
    sum += static_cast<double>(reading.stars[star]) * static_cast<double>(star + 1);
  }
  return sum / all;
}

/// The reader is sure that the words praise, or that they blame.
bool is_sure(const Reading& reading, double all_percent) {
  const auto& p = reading.stars;
  return std::max(p[0] + p[1], p[3] + p[4]) * 100 >= all_percent;
}

void add_contradictions(const ReviewSet& set, Signals& out) {
  const auto gap = static_cast<double>(pattern_weight("contradiction", "gap_tenths")) / 10;
  const auto sure = static_cast<double>(pattern_weight("contradiction", "sure_percent"));
  std::vector<size_t> found;
  for (size_t at = 0; at < set.readings.size(); ++at) {
    const auto read = stars_read(set.readings[at]);
    if (!read || !set.reviews[at].stars || !is_sure(set.readings[at], sure)) continue;
    if (std::abs(*read - *set.reviews[at].stars) >= gap) found.push_back(at);
  }
  if (auto signal = signal_of("rating_contradiction", "contradiction", std::move(found), set.reviews.size())) {
    out.push_back(std::move(*signal));
  }
}

/// Words beyond emoji, faces and exclamation marks.
size_t words_in(const Words& text) {
  return static_cast<size_t>(std::count_if(text.words.begin(), text.words.end(), [](const Word& word) {
    const auto first = static_cast<unsigned char>(word.folded.front());
    return first >= 0x80 ? first < 0xF0 : (first >= 'a' && first <= 'z');
  }));
}

void add_empty_praise(const ReviewSet& set, Signals& out) {
  constexpr int kMostStars = 5;
  const auto most_words = static_cast<size_t>(pattern_weight("empty_praise", "most_words"));
  size_t praising = 0;
  std::vector<size_t> found;
  for (size_t at = 0; at < set.reviews.size(); ++at) {
    if (set.reviews[at].stars != kMostStars || set.words[at].words.empty()) continue;
    ++praising;
    const bool names_something = !set.readings.empty() && !set.readings[at].aspects.empty();
    if (!names_something && words_in(set.words[at]) <= most_words) found.push_back(at);
  }
  const auto least = static_cast<size_t>(pattern_weight("empty_praise", "least_percent"));
  if (found.size() * 100 < least * praising) return;
  auto signal = signal_of("empty_praise", "empty_praise", std::move(found), set.reviews.size());
  if (!signal) return;
  add_fact(*signal, "of_five_star_texts", praising);
  out.push_back(std::move(*signal));
}

}  // namespace

void find_odd_ratings(const ReviewSet& set, Signals& out) {
  add_contradictions(set, out);
  add_empty_praise(set, out);
}

}  // namespace companion::reviews
