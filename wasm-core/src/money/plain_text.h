// Normalises printed numbers of any script so that one reader can take them.
#pragma once

#include <string>
#include <string_view>

namespace companion::money {

/// ASCII digits for Arabic-Indic, Persian, Devanagari and fullwidth ones; ',' and '.' for
/// their Arabic and fullwidth forms; ' ' for every kind of space (no-break, narrow, thin);
/// '-' for dashes and the wave dash; bidi controls and zero-width characters removed.
/// Other text is left as it is.
std::string plain_number_text(std::string_view text);

}  // namespace companion::money
