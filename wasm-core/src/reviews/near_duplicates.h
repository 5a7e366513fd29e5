// Texts that are the same, and texts that are nearly so.
#pragma once

#include <span>
#include <vector>

#include "reviews/words.h"

namespace companion::reviews {

/// Indices of texts that belong together, ascending; each group has at least two.
using TextGroups = std::vector<std::vector<size_t>>;

struct TextCopies {
  TextGroups same;   ///< word for word
  TextGroups alike;  ///< with at least two different texts among them
};

/// `least_words`: of a shorter text nothing follows. `alike_percent`: how much of their sequences
/// of three words two texts share, of all that both have. The work grows with the number of texts,
/// not its square: texts meet only where their MinHash signatures do.
TextCopies find_copies(std::span<const Words> texts, size_t least_words, int alike_percent);

}  // namespace companion::reviews
