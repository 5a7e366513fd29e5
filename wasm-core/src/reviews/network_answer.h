// What the reviews network answers about a text, as a Reading.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "reviews/reading.h"
#include "reviews/words.h"

namespace companion::reviews {

/// How answers are read; rules/reviews/network.json, made with the network.
struct NetworkRules {
  std::vector<std::string> aspects;  ///< what the columns of the network's answer are about
  float sure = 1;                    ///< an aspect counts from this chance on
  float translation_counts = 1;      ///< weight of the translation's stars, the original's being 1
};

/// The network's answer about one text, a view into the host's arrays. An answer of other sizes than
/// the rules and the text's words call for reads as nothing.
struct NetworkAnswer {
  std::span<const float> stars;      ///< chance of one to five stars
  std::span<const float> aspects;    ///< chance that the text speaks of each aspect
  std::span<const float> polarity;   ///< for each aspect: negative, neutral, positive
  std::span<const float> attention;  ///< for each word, for each aspect; at least the text's words
};

/// The place of an aspect is the clause that most of its attention lies on.
Reading read_network_answer(const NetworkAnswer& answer, const Words& words,
                            const NetworkRules& rules, bool from_translation);

/// What a review and its translation say together: stars by the weighted geometric mean, an aspect
/// of both where the original speaks of it, with the polarity of the surer of the two. A reading
/// without stars takes no part.
Reading both_read(const Reading& original, const Reading& translated, const NetworkRules& rules);

}  // namespace companion::reviews
