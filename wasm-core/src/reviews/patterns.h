// What is unusual about a product's reviews together: copies, bursts, contradictions. A signal is
// an observation with the reviews that it rests on; it never says who wrote them or why.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reviews/reading.h"
#include "reviews/review.h"
#include "reviews/words.h"

namespace companion::reviews {

/// Reviews and what was read of them, in the same order.
struct ReviewSet {
  std::span<const Review> reviews;
  std::span<const Words> words;
  std::span<const Reading> readings;  ///< of a reader; or none at all
};

enum class Severity { kLow, kMedium, kHigh };

/// A number (or day, or name) that a signal's explanation is made of.
struct SignalFact {
  std::string name;
  std::string text;  ///< digits, an ISO day, or a name out of the reviews
};

struct PatternSignal {
  std::string id;  ///< duplicates, near_duplicates, burst, country_flood, sku_flood, …
  Severity severity;
  std::vector<size_t> reviews;  ///< indices, ascending
  std::vector<SignalFact> facts;
  bool left_out;  ///< the adjusted rating leaves these reviews out
  /// The reviews that it leaves out, where not all of them: of copies one stays.
  std::vector<size_t> surplus;
};

/// All signals of a set; the same for any order of the same reviews but for the indices.
std::vector<PatternSignal> find_patterns(const ReviewSet& set, std::optional<std::string_view> title);

/// The mean of the stars without what the signals leave out.
struct AdjustedRating {
  double average;
  double low;  ///< 95 % interval
  double high;
  size_t count_used;
};

/// Absent when too few reviews are left.
std::optional<AdjustedRating> adjusted_rating(const ReviewSet& set,
                                              const std::vector<PatternSignal>& signals);

}  // namespace companion::reviews
