// Faces out of punctuation.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reviews/folded_characters.h"

namespace companion::reviews {

struct Emoticon {
  std::string_view folded;  ///< ":)" or ":("
  size_t length;            ///< characters
};

/// The face at `at`: ":-)", ";D", "=(", and the bare ")))" of Russian.
std::optional<Emoticon> emoticon_at(const std::vector<FoldedCharacter>& characters, size_t at);

}  // namespace companion::reviews
