// What a signal means, in the shopper's language.
#pragma once

#include <string>
#include <string_view>

#include "reviews/patterns.h"

namespace companion::reviews {

/// One sentence with the signal's facts in it; in English where the locale ("de", "pt-BR") has
/// none. A fact can be a name out of the reviews: show the sentence as text, never as markup.
std::string explanation_of(const PatternSignal& signal, std::string_view locale);

}  // namespace companion::reviews
