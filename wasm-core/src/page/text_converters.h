// Converters for names, ids, addresses and dates (see converters.h).
#pragma once

#include "page/converters.h"

namespace companion::page::convert {

std::optional<FieldValue> text(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> text_list(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> id(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> id_in_text(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> item_id_in_url(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> store_id_in_url(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> order_id_in_url(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> url(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> url_list(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> background_url(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> name_list(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> share_title(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> date(std::string_view raw, const ConversionContext& context);
std::optional<FieldValue> time(std::string_view raw, const ConversionContext& context);

}  // namespace companion::page::convert
