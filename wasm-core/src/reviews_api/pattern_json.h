// Pattern signals as JSON.
#pragma once

#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "reviews/patterns.h"

namespace companion::reviews_api {

/// The members `patterns` and, where enough reviews are left, `adjusted` into an object that is
/// open; explanations in the language of `locale`.
void write_patterns(JsonWriter& out, const reviews::ReviewSet& set,
                    const std::vector<reviews::PatternSignal>& signals, std::string_view locale);

}  // namespace companion::reviews_api
