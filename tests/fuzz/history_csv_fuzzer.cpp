// Any text as a price history that somebody kept: CSV, or the server's JSON.
#include <nlohmann/json.hpp>
#include <string>

#include "companion/engine.h"
#include "fuzz_check.h"
#include "price/history_csv.h"

namespace {

using companion::fuzz::require;
using nlohmann::json;

void check_table(std::string_view text) {
  const auto table = companion::price::read_history_csv(text);
  if (!table) return;
  require(!table->sightings.empty(), "a table that was read has a good row");
  for (const companion::PriceSighting& sighting : table->sightings) {
    require(companion::is_plausible(sighting), "a row that was taken is plausible");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = companion::fuzz::as_text(data, size);
  check_table(text);
  const std::string args = R"({"now":"2026-11-23T12:00:00Z","currency":"EUR"})";
  const std::string envelope = companion::call("history.read", args, text);
  const json answer = json::parse(envelope);
  require(answer["ok"].is_boolean(), "one envelope");
  require(answer["ok"] || answer["error"]["code"] != "internal", envelope);
  require(companion::call("history.read", args, text) == envelope,
          "the same history, the same answer");
  return 0;
}
