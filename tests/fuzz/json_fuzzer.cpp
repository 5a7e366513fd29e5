// Any text as an embedded object: the streaming reader finds on every path of the rule files
// what a full parse finds; in broken JSON it finds nothing that is not in the text.
#include <string>

#include "fuzz_check.h"
#include "json_reader/path_set.h"
#include "json_reader/values.h"
#include "reference_reader.h"

namespace {

using companion::fuzz::require;
namespace json_reader = companion::json_reader;

const json_reader::PathSet& all_paths() {
  static const json_reader::PathSet built = [] {
    json_reader::PathSet paths;
    for (const std::string& path : companion::fuzz::rule_paths()) paths.add(path);
    paths.unwrap_root({"data", "result", "root", "fields"});
    return paths;
  }();
  return built;
}

void check_slices(std::string_view text) {
  for (const std::string_view raw : all_paths().extract(text).values) {
    if (raw.empty()) continue;
    require(raw.data() >= text.data() && raw.data() + raw.size() <= text.data() + text.size(),
            "a value is a part of the text");
    json_reader::decode_string(raw);
    json_reader::scalar_text(raw);
    json_reader::boolean(raw);
    json_reader::for_each_element(raw, [](std::string_view element) { return !element.empty(); });
    json_reader::for_each_member(
        raw, [](std::string_view, std::string_view value) { return !value.empty(); });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = companion::fuzz::as_text(data, size);
  check_slices(text);
  const auto root = companion::fuzz::full_parse(text);
  if (!root || !root->is_object()) return 0;
  const std::string difference = companion::fuzz::first_difference(text, *root);
  require(difference.empty(), difference);
  return 0;
}
