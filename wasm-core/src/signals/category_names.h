// Names of categories as a page prints them.
#pragma once

#include <string>
#include <vector>

namespace companion::signals {

/// The first name of a path that says something: not "Home" or "All Categories". Empty when there is none.
std::string widest_category(const std::vector<std::string>& path);

}  // namespace companion::signals
