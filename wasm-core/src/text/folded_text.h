// Printed words in the one form in which rule files hold them.
#pragma once

#include <string>
#include <string_view>

namespace companion::text {

/// Lower case, digits and marks as money::plain_number_text leaves them, one space for each
/// run of white space, none at the ends, and no '.', ':' or '!' at the end:
/// "  Awaiting\u00A0Delivery:" → "awaiting delivery".
std::string folded_text(std::string_view printed);

}  // namespace companion::text
