// Converters for counts, ratings, percentages and flags (see converters.h).
#pragma once

#include "page/converters.h"

namespace companion::page::convert {

std::optional<FieldValue> integer(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> boolean(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> nonzero(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> decimal(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> rating(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> stars_of_hundred(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> percent(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> count(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> sold_count(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> sold_count_in_list(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> value_count(std::string_view raw, const ConversionContext& context);

}  // namespace companion::page::convert
