// Any text as a script: what is found lies inside it; JSON comes out of every wrapping as it
// went in.
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz_check.h"
#include "page/script_data.h"

namespace {

using companion::fuzz::require;
using companion::page::ScriptData;

ScriptData collected(std::string_view script) {
  ScriptData data;
  companion::page::collect_script_data(script, data);
  return data;
}

void check_slice(std::string_view part, std::string_view script) {
  require(
      part.data() >= script.data() && part.data() + part.size() <= script.data() + script.size(),
      "what is found is a part of the script");
}

void check_wrappings(const std::string& object) {
  const std::string jsonp = "mtopjsonp1(" + object + ");";
  require(companion::page::jsonp_body(jsonp) == object, "JSONP gives its body back");
  const std::string assigned =
      "var a = 1; window.runParams = {\n  data: " + object + ",\n b: 'x' };";
  const ScriptData data = collected(assigned);
  require(!data.objects.empty() && data.objects.front() == object, "runParams gives its data back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view script = companion::fuzz::as_text(data, size);
  const ScriptData found = collected(script);
  for (const std::string_view object : found.objects) check_slice(object, script);
  for (const auto& [name, value] : found.assignments) {
    require(!name.empty(), "an assignment has a name");
    check_slice(value, script);
  }
  if (const auto body = companion::page::jsonp_body(script)) check_slice(*body, script);
  // nlohmann_json takes a zero byte for the end of the text.
  const bool is_object = !script.empty() && script.front() == '{' && script.back() == '}' &&
                         script.find('\0') == std::string_view::npos && nlohmann::json::accept(script);
  if (is_object) check_wrappings(std::string(script));
  return 0;
}
