// The SKUs of a product, laid out so that a listing of 1,500 costs no allocation per SKU.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/price_text.h"

namespace companion::page {

/// Name and value of an attribute: "Color", "Black".
struct SkuAttribute {
  std::string name, value;
};

/// One SKU as a source states it. Views into the page's text.
struct SkuRow {
  std::string_view id;
  std::string_view attributes;  ///< "14:691#USB3.0;200007763:201336100", as the page writes it
  uint32_t first_attribute = 0, attribute_count = 0;  ///< in SkuTable::attribute_of
  std::optional<money::PrintedPrice> price, list_price;
  std::optional<int64_t> stock;
  bool stated_twice_differently = false;  ///< the source gives it another price elsewhere
  bool has_only_full_price = false;       ///< no sale price: the price is the full one
};

/// All SKUs, with the attributes they share.
struct SkuTable {
  std::vector<SkuRow> rows;
  std::vector<SkuAttribute> attributes;  ///< each pair of name and value once
  std::vector<uint16_t> attribute_of;    ///< indices into attributes, row after row
};

}  // namespace companion::page
