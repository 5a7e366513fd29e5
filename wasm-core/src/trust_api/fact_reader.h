// Facts out of JSON objects, with a warning for each that cannot be.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trust_api/seller_payload.h"

namespace companion::trust_api {

/// The member of that name, or null.
const nlohmann::json& member(const nlohmann::json& object, const char* name);

class FactReader {
 public:
  explicit FactReader(std::vector<FactWarning>& warnings) : warnings_(warnings) {}

  /// A number, or a text that is one but for a percent sign and marks between thousands.
  std::optional<double> number(const nlohmann::json& value, const std::string& field, double least, double most);
  /// The same, a whole one that is not negative.
  std::optional<int64_t> count(const nlohmann::json& value, const std::string& field);
  /// The day of an ISO 8601 day or time, counted from 1970-01-01.
  std::optional<int64_t> day(const nlohmann::json& value, const std::string& field);
  /// UTC epoch milliseconds of an ISO 8601 time.
  std::optional<int64_t> time(const nlohmann::json& value, const std::string& field);

  void warn(std::string_view code, const std::string& field);

 private:
  std::vector<FactWarning>& warnings_;
};

}  // namespace companion::trust_api
