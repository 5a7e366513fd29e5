// Which reviews praise which aspect, and which blame it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reviews/reading.h"
#include "reviews/review.h"

namespace companion::reviews {

struct AspectTally {
  std::vector<size_t> praising;  ///< indices of reviews, each once
  std::vector<size_t> blaming;
};

/// By aspect. A review that speaks both ways of an aspect counts as it does more often, and not at
/// all when it does so equally. One that names it without saying how counts by its stars: four and
/// five praise, one and two blame.
std::map<std::string, AspectTally> tally_aspects(const std::vector<Review>& reviews,
                                                 const std::vector<Reading>& readings);

}  // namespace companion::reviews
