// Reads the members of a JSON object one after another; the first that is wrong is remembered.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "api/series_fields.h"
#include "companion/result.h"

namespace companion::api {

/// Of an object that lives longer. What is wrong or missing reads as an empty value.
class FieldReader {
 public:
  explicit FieldReader(const nlohmann::json& object) : object_(object) {}

  std::string text(const char* key) { return taken(text_field(object_, key)); }
  std::optional<std::string> optional_text(const char* key) {
    return taken(optional_text_field(object_, key));
  }
  std::optional<int64_t> optional_integer(const char* key) {
    return taken(optional_integer_field(object_, key));
  }
  int64_t time(const char* key) { return taken(time_field(object_, key)); }
  std::optional<int64_t> optional_time(const char* key) {
    if (find_field(object_, key) == nullptr) return std::nullopt;
    return time(key);
  }

  /// What another reader made of a member.
  template <typename T>
  T taken(Result<T> read) {
    if (read) return std::move(*read);
    if (!fault_) fault_ = read.error();
    return {};
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  const nlohmann::json& object_;
  std::optional<Error> fault_;
};

}  // namespace companion::api
