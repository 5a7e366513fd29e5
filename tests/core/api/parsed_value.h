// Answers that the engine writes as text, read back for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "companion/result.h"

namespace companion::test {

inline Result<nlohmann::json> parsed(const Result<std::string>& value) {
  if (!value) return value.error();
  return nlohmann::json::parse(*value);
}

}  // namespace companion::test
