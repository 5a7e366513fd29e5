#include "api/category_field.h"

#include <charconv>
#include <string>

#include "api/series_fields.h"

namespace companion::api {

std::optional<int64_t> category_of_text(std::string_view text) {
  int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  const bool is_whole = error == std::errc() && at == end && !text.starts_with('0');
  if (!is_whole || !is_category_id(number)) return std::nullopt;
  return number;
}

Result<std::optional<int64_t>> optional_category_field(const nlohmann::json& object,
                                                       std::string_view path) {
  const auto text = optional_text_field(object, "category_id", path);
  if (!text) return text.error();
  if (!*text) return std::optional<int64_t>();
  const auto number = category_of_text(**text);
  if (!number) return field_error("category_id", "a category has 1 to 12 decimal digits and is not 0");
  return number;
}

void write_category(JsonWriter& out, std::optional<int64_t> category_id) {
  if (category_id) out.key("category_id").string(std::to_string(*category_id));
}

}  // namespace companion::api
