// What a review says, as one of the readers understood it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace companion::reviews {

enum class Polarity { kNegative, kNeutral, kPositive };

/// Something the review says about one side of the product.
struct AspectMention {
  std::string aspect;  ///< an id out of rules/reviews/aspects
  Polarity polarity;
  uint32_t start;  ///< UTF-16 offsets of the clause or span in the review's text, or in the
  uint32_t end;    ///<   shop's translation when `from_translation`; `end` exclusive
  bool from_translation = false;
  float confidence = 1;  ///< 0 to 1
};

struct Reading {
  /// Probability of one to five stars, read from the words alone; all 0: nothing to read.
  std::array<float, 5> stars{};
  std::vector<AspectMention> aspects;
};

}  // namespace companion::reviews
