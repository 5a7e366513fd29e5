// The closed list of named converters that layout files may use ("as": "…"). Each turns
// one raw value of a page into one FieldValue, or into nothing when it is not what it
// should be: a converter never guesses.
#pragma once

#include <optional>
#include <string_view>

#include "page/field_value.h"

namespace companion::page {

/// What a conversion may need to know besides the value itself.
using ConversionContext = money::PriceHints;

/// A converter: `raw` is a JSON value (strings with their quotes).
using Converter = std::optional<FieldValue> (*)(std::string_view raw,
                                                const ConversionContext& context);

/// A converter and the name by which rule files call it.
struct NamedConverter {
  std::string_view name;
  Converter convert;
};

/// The converter of that name, or nullptr.
const NamedConverter* find_converter(std::string_view name);

}  // namespace companion::page
