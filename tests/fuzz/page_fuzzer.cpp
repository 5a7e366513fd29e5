// Any text as a page. The first byte chooses the arguments.
#include <ctime>
#include <nlohmann/json.hpp>
#include <string>

#include "companion/engine.h"
#include "facts_invariants.h"
#include "fuzz_check.h"

namespace {

using companion::fuzz::require;
using nlohmann::json;

constexpr const char* kArguments[] = {
    "{}", R"({"rendered_wins":true})",
    R"({"url":"https://www.aliexpress.com/item/1005006612340871.html"})",
    R"({"url":"https://de.aliexpress.com/item/32901177654.html","rendered_wins":true})"};

/// Under sanitizers; a reader whose work is not linear needs far more.
double allowed_seconds(size_t bytes) {
  return 0.5 + 20e-6 * static_cast<double>(bytes);
}

/// What the crowd would be told about these facts.
void check_observations(const std::string& facts_text) {
  const json args = {{"now", "2026-11-23T12:00:00Z"}, {"facts", json::parse(facts_text)["value"]}};
  const json answer = json::parse(companion::call("observations.from_facts", args.dump(), ""));
  require(answer["ok"].is_boolean(), "observations.from_facts answers an envelope");
  if (!answer["ok"]) return;
  const json& facts = args["facts"];
  for (const json& observation : answer["value"]["observations"]) {
    require(facts["state"] == "available", "only what is available is observed");
    require(observation["currency"] == facts["offer"]["currency"], "observed in its currency");
    require(observation["price_minor"] >= 1, "an observed price is one");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view args = kArguments[data[0] % std::size(kArguments)];
  const std::string_view page = companion::fuzz::as_text(data + 1, size - 1);
  const std::clock_t begin = std::clock();
  const std::string envelope = companion::call("facts.read", args, page);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  require(seconds <= allowed_seconds(page.size()), "the work is linear in the input");
  const auto violations = companion::fuzz::facts_violations(envelope);
  require(violations.empty(), violations.empty() ? "" : violations.front());
  require(companion::call("facts.read", args, page) == envelope,
          "the same page gives the same facts");
  if (json::parse(envelope)["ok"]) check_observations(envelope);
  return 0;
}
