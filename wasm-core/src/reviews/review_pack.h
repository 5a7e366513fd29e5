// The rule files of reviews, compiled in as text.
#pragma once

#include <span>

#include "rules/rule_pack.h"

namespace companion::reviews {

/// All files under rules/reviews, sorted by name; a name begins there ("languages/en").
/// (Defined in the generated review_pack.gen.cpp.)
std::span<const rules::EmbeddedFile> embedded_review_files();

}  // namespace companion::reviews
