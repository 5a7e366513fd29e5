// Converters for money, currencies and what goes with a price (see converters.h).
#pragma once

#include "page/converters.h"

namespace companion::page::convert {

std::optional<FieldValue> currency(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> country(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> amount_major(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> amount_minor(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> price_text(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> shown_price(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> second_price_text(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> own_price_text(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> amount_object(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> amount_local(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> decimal_mark(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> price_context(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> context_name(std::string_view raw, const ConversionContext& context);

}  // namespace companion::page::convert
