// Members that are written only when their value is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "companion/result.h"
#include "money/price_text.h"
#include "page/field_value.h"

namespace companion::api {

void member(JsonWriter& out, const char* key, const std::optional<std::string>& value);
void member(JsonWriter& out, const char* key, const std::optional<std::string_view>& value);
void member(JsonWriter& out, const char* key, const std::optional<int64_t>& value);
void member(JsonWriter& out, const char* key, const std::optional<bool>& value);
void member(JsonWriter& out, const char* key, const std::optional<page::Decimal>& value);
/// Written when it is not empty.
void member(JsonWriter& out, const char* key, const std::vector<std::string>& list);
void member(JsonWriter& out, const char* key, const std::optional<money::AmountRange>& range);

/// An array of objects that `write(out, row)` writes; nothing for no rows.
template <typename T, typename Write>
void rows_member(JsonWriter& out, const char* key, const std::vector<T>& rows, const Write& write) {
  if (rows.empty()) return;
  out.key(key).begin_array();
  for (const T& row : rows) write(out, row);
  out.end_array();
}

/// An array of texts, also when there are none.
template <typename Texts>
void texts_member(JsonWriter& out, const char* key, const Texts& texts) {
  out.key(key).begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
}

}  // namespace companion::api
