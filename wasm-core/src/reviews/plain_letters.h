// Latin letters without their marks, as many shoppers type them.
#pragma once

#include <string>
#include <string_view>

namespace companion::reviews {

/// A folded word with Latin letters bare: "größe" → "grosse", "łatwy" → "latwy". Words of other
/// scripts stay as they are.
std::string plain_letters(std::string_view folded);

}  // namespace companion::reviews
