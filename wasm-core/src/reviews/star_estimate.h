// From how often a text praises and blames to how many stars it sounds like.
#pragma once

#include <array>

#include "reviews/clause_reader.h"

namespace companion::reviews {

/// Probability of one to five stars. An ordinal logistic model of five counts, each on the scale
/// log2(1 + count): P(more than k stars) = 1 / (1 + exp(threshold[k] - sum of weight × count)).
/// All 0 when nothing was counted.
std::array<float, 5> stars_of(const OpinionCounts& counts);

}  // namespace companion::reviews
