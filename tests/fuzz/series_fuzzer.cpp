// Any text as the arguments of the methods that take series and observations as JSON.
#include <nlohmann/json.hpp>
#include <string>

#include "companion/engine.h"
#include "fuzz_check.h"

namespace {

using companion::fuzz::require;
using nlohmann::json;

json answer_of(std::string_view method, const std::string& args) {
  const std::string envelope = companion::call(method, args, "");
  json answer = json::parse(envelope);
  require(answer["ok"].is_boolean(), "one envelope");
  require(answer["ok"] || answer["error"]["code"] != "internal", envelope);
  return answer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string args(companion::fuzz::as_text(data, size));
  answer_of("history.assess", args);
  answer_of("observations.check", args);
  answer_of("observations.from_facts", args);
  const json merged = answer_of("history.merge", args);
  if (!merged["ok"]) return 0;
  const json again = {{"series", merged["value"]}, {"sightings", json::array()}};
  require(answer_of("history.merge", again.dump())["value"] == merged["value"],
          "merging nothing into a series changes nothing");
  return 0;
}
