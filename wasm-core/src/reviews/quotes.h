// Literal words of reviewers about an aspect.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reviews/reading.h"
#include "reviews/review.h"

namespace companion::reviews {

/// A clause as it stands in a review. Hostile text: shown as text, never as markup.
struct Quote {
  std::string text;
  size_t review = 0;  ///< index
  bool from_translation = false;  ///< of the shop's translation, as the original could not be read
  std::optional<std::string> translated;  ///< the shop's translation of the review, where short
};

inline constexpr size_t kMostQuotes = 3;
/// Longest clause that is quoted, in code points.
inline constexpr size_t kLongestQuote = 120;

/// At most kMostQuotes different clauses that speak so of an aspect, out of these reviews: what says
/// so itself before what only the stars say, helpful ones first, then more than a bare word.
std::vector<Quote> quotes_about(std::string_view aspect, Polarity polarity,
                                const std::vector<size_t>& chosen,
                                const std::vector<Review>& reviews,
                                const std::vector<Reading>& readings);

/// The part of a UTF-8 text between two UTF-16 offsets; broken bytes become U+FFFD. Offsets past
/// its end mean its end.
std::string utf16_part(std::string_view text, uint32_t start, uint32_t end);

}  // namespace companion::reviews
