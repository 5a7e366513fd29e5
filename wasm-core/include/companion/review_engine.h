// The façade of the reviews module, which hosts load when a shopper wants reviews read.
#pragma once

#include <string>
#include <string_view>

namespace companion {

/// Calls a method out of contracts/review_methods.json; otherwise as companion::call().
std::string call_reviews(std::string_view method, std::string_view args, std::string_view payload);

}  // namespace companion
