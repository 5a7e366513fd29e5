// What looks like a way to reach somebody, by its shape alone.
#pragma once

#include <optional>
#include <string_view>

#include "signals/phrases.h"

namespace companion::signals {

/// The first e-mail address: "shop.name@example.com".
std::optional<Place> find_email(std::string_view folded);

/// The first telephone number of a country: '+', then at least `least_digits` digits with single blanks,
/// '-' or brackets between them. Not a sum such as "+5000mah".
std::optional<Place> find_phone(std::string_view folded, int64_t least_digits);

/// The first link to a messenger: "wa.me/4912…", "t.me/name".
std::optional<Place> find_messenger_link(std::string_view folded);

}  // namespace companion::signals
