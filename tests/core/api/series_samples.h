// Series as JSON, for tests of the methods that take them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/iso_time.h"
#include "price/random_history.h"

namespace companion::test {

inline std::string iso_day(int64_t n) {
  return format_iso_time(kJanuary2026Ms + n * kDayMs);
}

/// Public, from day 0 to day 60 at one price; `extra` adds or replaces members.
inline nlohmann::json series(const char* currency, int64_t price_minor, nlohmann::json extra = nlohmann::json::object()) {
  nlohmann::json object = {
      {"currency", currency},
      {"context", "public"},
      {"runs", {{{"from", iso_day(0)}, {"to", iso_day(60)}, {"price_minor", price_minor}}}}};
  object.update(extra);
  return object;
}

}  // namespace companion::test
