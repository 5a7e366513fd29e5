#include "reviews/language.h"

namespace companion::reviews {

std::optional<std::string> language_of(const Words&) { return std::nullopt; }

}  // namespace companion::reviews
