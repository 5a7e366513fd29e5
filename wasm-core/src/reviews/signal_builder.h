// Makes a signal of the reviews that one rests on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reviews/patterns.h"

namespace companion::reviews {

/// The signal `id` with the weights of `weights_name`, its severity by the share of `all` reviews;
/// absent for fewer reviews than the weights ask for. Facts `count` and `share_percent` are in it.
std::optional<PatternSignal> signal_of(std::string_view id, std::string_view weights_name,
                                       std::vector<size_t> reviews, size_t all);

/// Adds a fact.
void add_fact(PatternSignal& signal, std::string_view name, std::string text);
void add_fact(PatternSignal& signal, std::string_view name, size_t number);

}  // namespace companion::reviews
