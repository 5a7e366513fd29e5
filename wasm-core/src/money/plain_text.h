// Normalises printed numbers of any script so that one reader can take them.
#pragma once

#include <string>
#include <string_view>

namespace companion::money {

/// ASCII digits for Arabic-Indic, Persian, Devanagari, Thai and fullwidth ones; ',' and '.'
/// for their Arabic and fullwidth forms; ' ' for every kind of space (no-break, narrow,
/// thin); '-' for dashes and the wave dash; bidi controls and zero-width characters removed.
/// Other text is left as it is; broken UTF-8 becomes U+FFFD.
std::string plain_number_text(std::string_view text);

/// The same without a copy where the text is plain already, as nearly all prices are:
/// `text` itself, else `storage`, which then holds the normalised text.
std::string_view plain_number_view(std::string_view text, std::string& storage);

}  // namespace companion::money
