// Which language a review is written in.
#pragma once

#include <optional>
#include <string>

#include "reviews/words.h"

namespace companion::reviews {

/// ISO 639-1 code of the language that most of the words are in; absent when they do not tell.
std::optional<std::string> language_of(const Words& words);

}  // namespace companion::reviews
