#include "api/json_members.h"

namespace companion::api {

void member(JsonWriter& out, const char* key, const std::optional<std::string>& value) {
  if (value) out.key(key).string(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<std::string_view>& value) {
  if (value) out.key(key).string(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<int64_t>& value) {
  if (value) out.key(key).integer(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<bool>& value) {
  if (value) out.key(key).boolean(*value);
}

void member(JsonWriter& out, const char* key, const std::optional<page::Decimal>& value) {
  if (value) out.key(key).decimal(value->text);
}

void member(JsonWriter& out, const char* key, const std::vector<std::string>& list) {
  if (!list.empty()) texts_member(out, key, list);
}

void member(JsonWriter& out, const char* key, const std::optional<money::AmountRange>& range) {
  if (!range) return;
  out.key(key).begin_object();
  out.key("min").integer(range->min_minor).key("max").integer(range->max_minor);
  out.end_object();
}

}  // namespace companion::api
