// The observations of a batch as the extension writes it, read without building a tree.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "companion/observation.h"

namespace companion::server {

/// The items of {"observations":[…]}, not checked yet. Absent when any of them has something that is not
/// plain (plain_json.h), not known here, there twice, or wrong: the general reader then has to look.
std::optional<std::vector<Observation>> read_plain_batch(std::string_view batch, size_t max_items);

}  // namespace companion::server
