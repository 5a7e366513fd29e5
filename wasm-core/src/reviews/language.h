// Which language a review is written in.
#pragma once

#include <optional>
#include <string>

#include "reviews/review.h"
#include "reviews/words.h"

namespace companion::reviews {

/// ISO 639-1 code of the language that most of the words are in; absent when they do not tell.
std::optional<std::string> language_of(const Words& words);

/// The language of a review, whose words these are: as they tell, else as the shop says; absent for
/// a review without words.
std::optional<std::string> language_of(const Review& review, const Words& words);

}  // namespace companion::reviews
