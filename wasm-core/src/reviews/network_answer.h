// What the reviews network answers about a text, as a Reading.
#pragma once

#include <span>

#include "reviews/network_rules.h"
#include "reviews/reading.h"
#include "reviews/words.h"

namespace companion::reviews {

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

/// What the network reads, and of the aspects that word lists read better what those say. Where both read
/// an aspect and the one praises what the other blames, the word lists are believed: of 163 such cases on
/// sentences kept aside (models/reviews/CARD.md) they alone were right in 82, the network alone in 46.
Reading completed_by_rules(const Reading& network, const Reading& by_word_lists,
                           const NetworkRules& rules);

}  // namespace companion::reviews
